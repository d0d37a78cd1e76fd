package hub.api;

import hub.intake.WebhookAnswer;
import hub.problem.Problem;
import hub.till.TillRequest;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Hands transactions to their flows. */
@Component
class TillSender {

    private final ProducerTemplate producer;

    TillSender(ProducerTemplate producer) {
        this.producer = producer;
    }

    /** @throws Problem when it is refused, or the broker does not take it */
    UUID send(TillRequest request) {
        return answer("direct:sales-from-till", request, WebhookAnswer.class).messageId();
    }

    @SuppressWarnings("unchecked")
    List<TillResult> sendAll(TillBatchRequest batch) {
        return answer("direct:sales-from-till-batch", batch, List.class);
    }

    private <T> T answer(String flow, Object request, Class<T> type) {
        try {
            return producer.requestBody(flow, request, type);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
