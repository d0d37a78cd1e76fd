package routes;

import java.util.ArrayList;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A till's batch → one sale after the other through sales-from-till → what became of each. */
@Component
class SalesFromTillBatch extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:sales-from-till-batch")
                .routeId("sales-from-till-batch")
                .description(
                        "Takes a till's batch apart while it is read and sends each item on its own; an item that is"
                                + " refused delays no other.")
                .errorHandler(noErrorHandler())
                .split(
                        method("tillBatch", "items"),
                        AggregationStrategies.flexible(Object.class).accumulateInCollection(ArrayList.class))
                .streaming()
                .parallelProcessing()
                .bean("tillBatch", "send")
                .end()
                .bean("tillBatch", "inOrder");
    }
}
