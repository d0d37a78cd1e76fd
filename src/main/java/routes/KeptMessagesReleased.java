package routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** An account takes part again → what was kept meanwhile is worked off. */
@Component
class KeptMessagesReleased extends RouteBuilder {

    @Override
    public void configure() {
        // The next turn is the retry.
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.WARN, "routes", "${routeId}: waits: ${exception.message}");

        from("timer:kept-messages-released?period=500&delay=1000")
                .routeId("kept-messages-released")
                .description("Works off what was kept for accounts that were resumed.")
                .bean("keptMessages", "release");

        from("timer:kept-messages-swept?period=30000&delay=2000")
                .routeId("kept-messages-swept")
                .description("Looks at all accounts for kept messages that nothing holds back any more.")
                .bean("keptMessages", "sweep");
    }
}
