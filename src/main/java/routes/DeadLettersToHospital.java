package routes;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whatever a broker gave up waits for a person; the broker of the hub gives nothing up by itself, others may. */
@Component
@ConditionalOnProperty(name = "hub.transport", havingValue = "artemis", matchIfMissing = true)
class DeadLettersToHospital extends RouteBuilder {

    @Override
    public void configure() {
        from("jms-worker:queue:DLQ")
                .routeId("dead-letters-to-hospital")
                .description("Parks what the broker could not deliver.")
                .errorHandler(noErrorHandler())
                .convertBodyTo(byte[].class)
                .bean("deadLetters", "undelivered");

        from("jms-worker:queue:ExpiryQueue")
                .routeId("expired-to-hospital")
                .description("Parks what lay in the broker for too long.")
                .errorHandler(noErrorHandler())
                .convertBodyTo(byte[].class)
                .bean("deadLetters", "expired");
    }
}
