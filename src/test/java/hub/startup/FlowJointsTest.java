package hub.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class FlowJointsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @Test
    void flows_that_lead_into_each_other_pass() throws Exception {
        camel.addRoutes(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration("to-hospital").onException(Exception.class).handled(true);
            }
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first")
                        .routeId("first")
                        .routeConfigurationId("to-hospital")
                        .to("direct:second?timeout=5");
                from("direct://second")
                        .routeId("second")
                        .wireTap("direct:first")
                        .toD("direct:${header.next}");
            }
        });

        assertThat(FlowJoints.faults(camel)).isEmpty();
    }

    @Test
    void an_address_that_no_flow_begins_with_is_named_wherever_it_stands() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first")
                        .routeId("first")
                        .choice()
                        .when(body().isNull())
                        .wireTap("direct:nobody")
                        .end();
            }
        });

        assertThat(FlowJoints.faults(camel))
                .singleElement()
                .asString()
                .contains("first")
                .endsWith("uri: direct:nobody (expected: one of [direct:first])");
    }

    @Test
    void a_route_configuration_that_is_not_there_is_named() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first")
                        .routeId("first")
                        .routeConfigurationId("to-hospitl")
                        .log("x");
            }
        });

        assertThat(FlowJoints.faults(camel))
                .singleElement()
                .asString()
                .endsWith("routeConfigurationId: to-hospitl (expected: one of [])");
    }
}
