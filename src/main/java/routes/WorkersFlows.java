package routes;

import hub.settings.HubSettings;
import hub.settings.Part;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/**
 * A flow that starts by itself, from a queue, a timer, a calendar or a folder, runs where the worker does, an overlay's flows
 * included; one that is called runs everywhere.
 */
@Component
class WorkersFlows implements CamelContextConfiguration {

    private static final Set<String> CALLED = Set.of("direct", "seda", "kamelet", "rest", "servlet");

    private final HubSettings settings;

    WorkersFlows(HubSettings settings) {
        this.settings = settings;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        if (settings.runs(Part.WORKER)) {
            return;
        }
        ModelCamelContext model = (ModelCamelContext) camel;
        model.getRouteDefinitions().forEach(WorkersFlows::leaveToTheWorker);
        // Those that are added or loaded again later.
        model.addModelLifecycleStrategy(new ModelLifecycleStrategySupport() {
            @Override
            public void onAddRouteDefinition(RouteDefinition flow) {
                leaveToTheWorker(flow);
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // All is said before the start.
    }

    private static void leaveToTheWorker(RouteDefinition flow) {
        String from = flow.getInput().getEndpointUri();
        if (!CALLED.contains(from.split(":", 2)[0])) {
            flow.setAutoStartup("false");
        }
    }
}
