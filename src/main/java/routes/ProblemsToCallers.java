package routes;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What a flow that is called by HTTP answers when it fails: {@code routeConfigurationId("problems-to-callers")}. The caller
 * hears the same problem with the same code as at the API.
 */
@Component
class ProblemsToCallers extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration("problems-to-callers")
                .onException(Exception.class)
                .handled(true)
                .bean("flowProblems", "answer");
    }
}
