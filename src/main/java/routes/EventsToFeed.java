package routes;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Outbox → feed: CloudEvents, each at least once; all that come together in one transaction of the broker. */
@Component
class EventsToFeed extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:events-to-feed")
                .routeId("events-to-feed")
                .description(
                        "Sends the outbox's CloudEvents to the feed address, all or none; a failure leaves them unmarked.")
                .errorHandler(noErrorHandler())
                .split(body())
                .stopOnException()
                .setHeader("content_type", constant("application/cloudevents+json"))
                .to(ExchangePattern.InOnly, "jms:topic:{{hub.feed.address}}?deliveryPersistent=true");
    }
}
