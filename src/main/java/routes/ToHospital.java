package routes;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * The dead letter channel of asynchronous flows: {@code routeConfigurationId("to-hospital")}. A flow that answers a caller
 * must not use it, or the caller would hear that all is well.
 */
@Component
class ToHospital extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration("to-hospital")
                .onException(Exception.class)
                .useOriginalMessage()
                .maximumRedeliveries(3)
                .redeliveryDelay(200)
                .useExponentialBackOff()
                .handled(true)
                .convertBodyTo(byte[].class)
                .bean("deadLetters", "failed");
    }
}
