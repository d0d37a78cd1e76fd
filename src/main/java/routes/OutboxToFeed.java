package routes;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The clock that drains the outbox; it is also the retry after the broker or the database was away. */
@Component
class OutboxToFeed extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:outbox-to-feed?period=200&delay=1000")
                .routeId("outbox-to-feed")
                .description("Every 200 ms sends what the outbox holds; what fails stays and is sent by the next turn.")
                .onException(Exception.class)
                .handled(true)
                .log(org.apache.camel.LoggingLevel.WARN, "routes", "outbox-to-feed: waits: ${exception.message}")
                .end()
                .bean("feedRelay", "drain");
    }
}
