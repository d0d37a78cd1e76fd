package routes;

import hub.intake.Admitted;
import hub.intake.IntakeQueue;
import org.apache.camel.ExchangePattern;
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

        from("direct:to-intake-together")
                .routeId("to-intake-together")
                .description(
                        "Puts all envelopes that wait for the disk into the intake queue, in one session of the broker.")
                .errorHandler(noErrorHandler())
                .split(body())
                .stopOnException()
                .setHeader(IntakeQueue.ACCOUNT)
                .body(Admitted.class, admitted -> admitted.about().account())
                .setHeader(IntakeQueue.RECEIVED)
                .body(Admitted.class, admitted -> admitted.about().receivedAt().toEpochMilli())
                .setBody()
                .body(Admitted.class, Admitted::getBytes)
                // Callers wait for the broker, never for the worker: a request would ask for its reply.
                .to(ExchangePattern.InOnly, "jms:queue:intake?deliveryPersistent=true");
    }
}
