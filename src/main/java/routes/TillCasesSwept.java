package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What a till's case was about has settled by itself → the case is closed. */
@Component
class TillCasesSwept extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:till-cases-swept?period={{hub.till.sweep:10000}}&delay=3000")
                .routeId("till-cases-swept")
                .description("Closes cases of tills whose stock was filled up or whose parked message was dealt with.")
                .bean("tillCaseDesk", "sweep");
    }
}
