package hub.api;

import hub.intake.WebhookAnswer;
import hub.till.TillRequest;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Hands one transaction to its flow. */
@Component
class TillSender {

    private final ProducerTemplate producer;

    TillSender(ProducerTemplate producer) {
        this.producer = producer;
    }

    /** @throws Problem when it is refused, or the broker does not take it */
    UUID send(TillRequest request) {
        try {
            return producer.requestBody("direct:sales-from-till", request, WebhookAnswer.class)
                    .messageId();
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
