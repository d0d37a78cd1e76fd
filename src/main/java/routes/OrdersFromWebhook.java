package routes;

import org.apache.camel.builder.RouteBuilder;
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
    }
}
