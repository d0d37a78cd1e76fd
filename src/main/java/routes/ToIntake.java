package routes;

import hub.intake.Admitted;
import hub.problem.Problem;
import java.util.List;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;

/** The one way into the intake queue, for webhooks and for the answers to reads. */
@Component
class ToIntake extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:to-intake")
                .routeId("to-intake")
                .description("Puts one sealed envelope into the intake queue; returns when it is on the broker's disk.")
                .errorHandler(noErrorHandler())
                .setVariable("admitted", body())
                .bean("intakeQueue", "checkRoom")
                .doTry()
                .setHeader("HubAccount")
                .body(Admitted.class, admitted -> admitted.about().account())
                .setHeader("HubReceivedAt")
                .body(Admitted.class, admitted -> admitted.about().receivedAt().toEpochMilli())
                .setBody(simple("${variable.admitted.getBytes}"))
                // Callers wait for the broker, never for the worker: a request would ask for its reply.
                .to(ExchangePattern.InOnly, "jms:queue:intake?deliveryPersistent=true")
                .doCatch(JmsException.class)
                .throwException(new Problem(
                        503, "broker_unavailable", "the broker does not take messages at the moment", List.of()))
                .end()
                .setBody(variable("admitted"));
    }
}
