package routes;

import hub.api.Problem;
import java.util.List;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;

/** Webhook → verified, card data out, sealed → intake queue. Answered only after the broker has it on disk. */
@Component
class OrdersFromWebhook extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:orders-from-webhook")
                .routeId("orders-from-webhook")
                .description(
                        "Takes a platform's webhook: verified, cleaned of card data, sealed and put into the intake"
                                + " queue; without a broker the sender hears 503.")
                .errorHandler(noErrorHandler())
                .bean("webhookDoor", "admit")
                .filter(simple("${body.isMessage}"))
                .to("direct:to-intake")
                .end()
                .bean("webhookDoor", "answer");

        from("direct:to-intake")
                .routeId("to-intake")
                .description("Puts one sealed envelope into the intake queue; returns when it is on the broker's disk.")
                .errorHandler(noErrorHandler())
                .setVariable("admitted", body())
                .bean("intakeQueue", "checkRoom")
                .doTry()
                .setBody(simple("${variable.admitted.getBytes}"))
                // Callers wait for the broker, never for the worker: a request would ask for its reply.
                .to(ExchangePattern.InOnly, "jms:queue:intake?deliveryPersistent=true")
                .doCatch(JmsException.class)
                .throwException(new Problem(
                        503, "broker_unavailable", "the broker does not take messages at the moment", List.of()))
                .end()
                .setBody(variable("admitted"));
    }
}
