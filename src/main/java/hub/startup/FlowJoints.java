package hub.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * Where flows lead into each other, Java and YAML alike. Camel takes an address that no flow begins with, and a route
 * configuration that does not exist, and would only fail, or not even that, when a message comes by.
 */
public final class FlowJoints {

    private static final String DIRECT = "direct:";

    private FlowJoints() {}

    /** Everything that leads nowhere, as {@code file:line: name: value (expected: …)}. */
    public static List<String> faults(CamelContext camel) {
        ModelCamelContext model = (ModelCamelContext) camel;
        List<RouteDefinition> flows = model.getRouteDefinitions();
        Set<String> doors = flows.stream()
                .filter(flow -> flow.getInput() != null)
                .map(flow -> address(camel, flow.getInput().getEndpointUri()))
                .filter(address -> address.startsWith(DIRECT))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> configurations = model.getRouteConfigurationDefinitions().stream()
                .map(RouteConfigurationDefinition::getId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        for (RouteDefinition flow : flows) {
            leadsTo(camel, flow).stream()
                    .filter(address -> !doors.contains(address))
                    .forEach(address -> faults.add(fault(flow, "uri", address, "one of " + doors)));
            configuredBy(flow).stream()
                    .filter(id -> !configurations.contains(id))
                    .forEach(id -> faults.add(fault(flow, "routeConfigurationId", id, "one of " + configurations)));
        }
        return faults;
    }

    private static Set<String> leadsTo(CamelContext camel, RouteDefinition flow) {
        Stream<String> fixed = steps(flow, ToDefinition.class).map(ToDefinition::getEndpointUri);
        // A wire tap is one of these too; what a message itself says is only known when it comes.
        Stream<String> computed = steps(flow, ToDynamicDefinition.class)
                .map(ToDynamicDefinition::getUri)
                .filter(uri -> !uri.contains("${"));
        return Stream.concat(fixed, computed)
                .map(uri -> address(camel, uri))
                .filter(address -> address.startsWith(DIRECT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Stream<T> steps(RouteDefinition flow, Class<T> kind) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(flow.getOutputs(), kind).stream();
    }

    private static List<String> configuredBy(RouteDefinition flow) {
        String ids = flow.getRouteConfigurationId();
        // A pattern may rightly match nothing.
        return ids == null || ids.contains("*")
                ? List.of()
                : Arrays.stream(ids.split(",")).map(String::strip).toList();
    }

    private static String address(CamelContext camel, String uri) {
        return camel.resolvePropertyPlaceholders(uri)
                .replace("direct://", DIRECT)
                .replaceFirst("[?].*$", "");
    }

    private static String fault(RouteDefinition flow, String name, String value, String expected) {
        String place = flow.getLocation() == null ? "route " + flow.getId() : place(flow);
        return place + ": " + name + ": " + value + " (expected: " + expected + ")";
    }

    private static String place(RouteDefinition flow) {
        return flow.getLocation().replaceFirst("^file:", "")
                + (flow.getLineNumber() > 0 ? ":" + flow.getLineNumber() : "")
                + ": route " + flow.getId();
    }
}
