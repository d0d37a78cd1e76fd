package architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Counts what comes to each node of each flow, for {@link RouteCoverageIT} to judge when all tests have run. Camel's own
 * counts leave out what stands in a {@code doCatch}.
 */
public final class RouteCoverage implements InterceptStrategy {

    static final Path FOLDER = Path.of("target", "route-coverage");

    private final Map<NamedNode, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode node, Processor target, Processor nextTarget) {
        LongAdder count = counts.computeIfAbsent(node, any -> new LongAdder());
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                count.increment();
                return super.process(exchange, callback);
            }
        };
    }

    public void keep() {
        try {
            Files.createDirectories(FOLDER);
            List<String> lines = counts.keySet().stream()
                    .map(this::node)
                    .map(CoveredNodes.Node::line)
                    .toList();
            Files.write(FOLDER.resolve(UUID.randomUUID() + ".tsv"), lines);
        } catch (IOException e) {
            throw new AssertionError("route coverage cannot be kept", e);
        }
    }

    private CoveredNodes.Node node(NamedNode node) {
        String route = ProcessorDefinitionHelper.getRouteId(node);
        String location = String.valueOf(node.getLocation());
        String file = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1);
        return new CoveredNodes.Node(
                route == null ? "every flow" : route,
                file + ":" + node.getLineNumber(),
                node.getShortName(),
                String.valueOf(node.getId()),
                count(node),
                passed(node));
    }

    private String passed(NamedNode node) {
        if (node instanceof FilterDefinition filter) {
            return String.valueOf(first(filter.getOutputs()));
        }
        if (node instanceof ChoiceDefinition choice && choice.getOtherwise() == null) {
            return String.valueOf(choice.getWhenClauses().stream()
                    .mapToLong(when -> first(when.getOutputs()))
                    .sum());
        }
        return "";
    }

    private long first(List<ProcessorDefinition<?>> branch) {
        return branch.isEmpty() ? 0 : count(branch.get(0));
    }

    private long count(NamedNode node) {
        LongAdder count = counts.get(node);
        return count == null ? 0 : count.sum();
    }
}
