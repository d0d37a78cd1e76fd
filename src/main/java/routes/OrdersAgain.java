package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Something an order waited for became known → the order is folded again. */
@Component
class OrdersAgain extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:orders-again?period=500&delay=1000")
                .routeId("orders-again")
                .description("Folds orders again whose SKU, rate or customer became known.")
                .bean("orderTasks", "work");

        from("timer:orders-again-swept?period=60000&delay=5000")
                .routeId("orders-again-swept")
                .description("Queues orders that were being written while what they wait for became known.")
                .bean("orderTasks", "sweep");
    }
}
