package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Something tills keep a copy of has changed → it gets its place in what they read. */
@Component
class TillChangesNumbered extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:till-changes-numbered?period=1000&delay=1000")
                .routeId("till-changes-numbered")
                .description("Gives what changed a place in what tills read on from their cursor.")
                .bean("tillChanges", "number");
    }
}
