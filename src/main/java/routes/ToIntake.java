package routes;

import hub.intake.Admitted;
import hub.intake.IntakeQueue;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The one way into the intake queue, for webhooks, tills and the answers to reads. */
@Component
class ToIntake extends RouteBuilder {

    private final IntakeQueue queue;

    ToIntake(IntakeQueue queue) {
        this.queue = queue;
    }

    @Override
    public void configure() {
        from("direct:to-intake")
                .routeId("to-intake")
                .description("Puts one sealed envelope into the intake queue; returns when it is on the broker's disk.")
                .errorHandler(noErrorHandler())
                .process(exchange -> queue.put((Admitted) exchange.getMessage().getBody()));
    }
}
