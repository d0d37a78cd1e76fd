package hub.startup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.catalog.EndpointValidationResult;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Whether an address names a component, its options and, for a kamelet, its parameters. */
final class Endpoints {

    private static final Set<String> INSIDE_A_KAMELET = Set.of("source", "sink");
    private static final Set<String> NEVER = Set.of();

    private final CamelWords camel;
    private final HubNames names;
    private final Map<String, KameletFile> kamelets;
    private final FileFaults faults;

    Endpoints(CamelWords camel, HubNames names, Map<String, KameletFile> kamelets, FileFaults faults) {
        this.camel = camel;
        this.names = names;
        this.kamelets = kamelets;
        this.faults = faults;
    }

    /** @param parameters the node beside the address; null for none */
    void check(Node uri, Node parameters) {
        String text = YamlNode.text(uri);
        if (text.isEmpty() || text.startsWith("${") || text.startsWith("{{")) {
            return;
        }
        String address = text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
        Map<String, Node> options = options(text, uri, parameters);
        String scheme = address.contains(":") ? address.substring(0, address.indexOf(':')) : address;
        if (scheme.equals("kamelet")) {
            String path = address.contains(":") ? address.substring(address.indexOf(':') + 1) : "";
            kamelet(uri, path.contains("/") ? path.substring(0, path.indexOf('/')) : path, options);
            return;
        }
        String component = component(scheme);
        if (component == null) {
            faults.add(uri, "uri", scheme, "a component on the class path, or a bean that is one");
        } else if (camel.hasComponent(component)) {
            options(component, uri, options, address.matches("[^:]+:(//)?"));
        }
    }

    /** A call of a kamelet by name. */
    void kamelet(Node at, String name, Map<String, Node> options) {
        if (name.contains("${") || name.contains("{{") || INSIDE_A_KAMELET.contains(name)) {
            return;
        }
        KameletFile kamelet = kamelets.get(name);
        if (kamelet == null) {
            faults.add(at, "kamelet", name, "one of " + new TreeSet<>(kamelets.keySet()));
            return;
        }
        Set<String> unknown = camel.options("kamelet", texts(options)).getUnknown();
        for (String option : unknown == null ? NEVER : new TreeSet<>(options.keySet())) {
            if (unknown.contains(option) && !kamelet.parameters().contains(option)) {
                faults.add(
                        options.get(option), option, "unknown", "a parameter of " + name + " " + kamelet.parameters());
            }
        }
        kamelet.required().stream()
                .filter(required -> !options.containsKey(required))
                .forEach(required -> faults.add(at, required, "missing", "a value, because " + name + " requires it"));
    }

    Map<String, Node> options(Node parameters) {
        Map<String, Node> options = new LinkedHashMap<>();
        for (NodeTuple entry : YamlNode.entries(parameters)) {
            options.put(YamlNode.text(entry.getKeyNode()), entry.getValueNode());
        }
        return options;
    }

    private Map<String, Node> options(String text, Node uri, Node parameters) {
        Map<String, Node> options = parameters == null ? new LinkedHashMap<>() : options(parameters);
        if (text.contains("?")) {
            for (String option : text.substring(text.indexOf('?') + 1).split("&")) {
                options.put(option.split("=", 2)[0], uri);
            }
        }
        return options;
    }

    /** The scheme itself, or that of the component a bean of this name is. */
    private String component(String scheme) {
        String parent = names.typeOf(scheme)
                .map(type -> type.getPackageName().replaceFirst("^org\\.apache\\.camel\\.component\\.", ""))
                .orElse(scheme);
        return names.hasBean(scheme) || camel.hasComponent(scheme) ? parent : null;
    }

    private void options(String component, Node uri, Map<String, Node> options, boolean pathless) {
        EndpointValidationResult judged = camel.options(component, texts(options));
        all(judged.getUnknown()).forEach(option -> at(options, option, uri, "unknown", "an option of " + component));
        judged(judged.getInvalidEnum(), options, uri, "one of those of " + component);
        judged(judged.getInvalidBoolean(), options, uri, "true or false");
        judged(judged.getInvalidInteger(), options, uri, "a whole number");
        judged(judged.getInvalidNumber(), options, uri, "a number");
        judged(judged.getInvalidDuration(), options, uri, "a duration such as 500 or 5s");
        if (pathless) {
            all(judged.getRequired()).forEach(option -> at(options, option, uri, "missing", "a value"));
        }
    }

    private void judged(Map<?, ?> wrong, Map<String, Node> options, Node uri, String expected) {
        if (wrong != null) {
            wrong.forEach((option, value) -> at(options, (String) option, uri, String.valueOf(value), expected));
        }
    }

    private void at(Map<String, Node> options, String option, Node uri, String value, String expected) {
        faults.add(options.getOrDefault(option, uri), option, value, expected);
    }

    private static Set<String> all(Set<?> names) {
        Set<String> all = new LinkedHashSet<>();
        if (names != null) {
            names.forEach(name -> all.add((String) name));
        }
        return all;
    }

    private static Map<String, String> texts(Map<String, Node> options) {
        Map<String, String> texts = new LinkedHashMap<>();
        options.forEach((option, value) -> texts.put(option, value(option, value)));
        return texts;
    }

    /** An option written behind the question mark shares the node of the whole address. */
    private static String value(String option, Node node) {
        String text = YamlNode.text(node);
        if (!text.contains("?" + option + "=") && !text.contains("&" + option + "=")) {
            return text;
        }
        return text.replaceFirst("^.*[?&]" + java.util.regex.Pattern.quote(option) + "=([^&]*).*$", "$1");
    }
}
