package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The outbox stays small, and its figures true. */
@Component
class OutboxKept extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:outbox-kept?period=600000&delay=10000")
                .routeId("outbox-kept")
                .description("Forgets what was told to the feed longer ago than {{hub.feed.keep}}.")
                .bean("feedDesk", "forget");

        from("timer:outbox-measured?period=10000&delay=5000")
                .routeId("outbox-measured")
                .description("Counts what the feed has still to tell and what is set aside.")
                .bean("feedDesk", "measure");
    }
}
