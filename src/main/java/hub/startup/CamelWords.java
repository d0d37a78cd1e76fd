package hub.startup;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.ObjectHelper;

/** Asks Camel itself, in a context that never starts, whether it understands what a file says. */
final class CamelWords {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column \\d+");
    private static final Pattern UNKNOWN = Pattern.compile("(Unknown node id|Unsupported field): (\\S+)");

    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final RuntimeCamelCatalog catalog;

    CamelWords() {
        camel.disableJMX();
        camel.build();
        catalog = camel.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);
    }

    /** Reads a route or kamelet as the start will; the first thing Camel does not understand is a fault. */
    void parse(String path, String text, FileFaults faults) {
        try {
            var file = ResourceHelper.fromBytes(path, text.getBytes(StandardCharsets.UTF_8));
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(file)) {
                if (builder instanceof RouteBuilder flow) {
                    flow.setCamelContext(camel);
                    flow.configure();
                }
            }
        } catch (Exception notUnderstood) {
            String message = Objects.requireNonNullElse(notUnderstood.getMessage(), "not understood");
            Matcher place = PLACE.matcher(message);
            int line = place.find() ? Integer.parseInt(place.group(1)) : 1;
            Matcher unknown = UNKNOWN.matcher(message);
            if (unknown.find()) {
                faults.add(line, unknown.group(2), "unknown", "a step or key of Camel's YAML DSL");
            } else {
                faults.add(line, "file", message.lines().findFirst().orElse(message), "Camel's YAML DSL");
            }
        }
    }

    boolean hasComponent(String scheme) {
        return catalog.componentJSonSchema(scheme) != null;
    }

    EndpointValidationResult options(String scheme, Map<String, String> options) {
        return catalog.validateProperties(scheme, options);
    }

    /** Empty when the text is a simple expression, or a simple predicate if it is one. */
    Optional<String> refusedBySimple(String text, boolean predicate) {
        Language simple = camel.resolveLanguage("simple");
        try {
            if (predicate) {
                simple.createPredicate(text);
            } else {
                simple.createExpression(text);
            }
            return Optional.empty();
        } catch (RuntimeException notUnderstood) {
            // This context has no beans; who walks the steps looks them up by name.
            if (ObjectHelper.getException(NoSuchBeanException.class, notUnderstood) != null) {
                return Optional.empty();
            }
            return Optional.of(String.valueOf(notUnderstood.getMessage())
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
    }
}
