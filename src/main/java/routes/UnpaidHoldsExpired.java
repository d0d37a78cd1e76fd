package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Nobody paid an app's order in time → it expires and its stock is free again. */
@Component
class UnpaidHoldsExpired extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:unpaid-holds-expired?period={{hub.app.sweep:2000}}&delay=2000")
                .routeId("unpaid-holds-expired")
                .description("Lets the stock of apps' orders go that nobody paid in time.")
                .bean("appHolds", "expire");
    }
}
