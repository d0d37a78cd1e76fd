package routes;

import hub.intake.Admitted;
import hub.intake.WebhookDoor;
import hub.intake.WebhookRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Webhook → verified, card data out, sealed → intake queue. Answered only after the broker has it on disk. Plain calls
 * instead of expressions and bean names: nothing else in the hub is passed as often.
 */
@Component
class OrdersFromWebhook extends RouteBuilder {

    private final WebhookDoor door;

    OrdersFromWebhook(WebhookDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        from("direct:orders-from-webhook")
                .routeId("orders-from-webhook")
                .description(
                        "Takes a platform's webhook: verified, cleaned of card data, sealed and put into the intake"
                                + " queue; without a broker the sender hears 503.")
                .errorHandler(noErrorHandler())
                .process(this::admit)
                .filter(exchange -> admitted(exchange).isMessage())
                .to("direct:to-intake")
                .end()
                .process(this::answer);
    }

    private void admit(Exchange exchange) {
        exchange.getMessage()
                .setBody(door.admit((WebhookRequest) exchange.getMessage().getBody()));
    }

    private void answer(Exchange exchange) {
        exchange.getMessage().setBody(door.answer(admitted(exchange)));
    }

    private static Admitted admitted(Exchange exchange) {
        return (Admitted) exchange.getMessage().getBody();
    }
}
