package routes;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Intake queue → mapping → one database transaction. The database commits first; a halt in between is a redelivery. */
@Component
class OrdersFromIntake extends RouteBuilder {

    @Override
    public void configure() {
        from("jms-worker:queue:intake?concurrentConsumers={{hub.worker.consumers}}")
                .routeId("orders-from-intake")
                .description(
                        "Works accepted messages off: into orders and stock, or into the hospital. While the database"
                                + " is away the message waits.")
                .errorHandler(noErrorHandler())
                .bean("worker", "work");
    }
}
