package hub.startup;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Walks through the steps of a flow and asks whether everything they name is there. */
final class Steps {

    private static final Set<String> ADDRESSES = Set.of("to", "toD", "wireTap", "from", "poll");
    private static final Set<String> BEAN_STEPS = Set.of("bean", "method", "policy", "transacted", "process");
    private static final Set<String> PREDICATES = Set.of("when", "filter", "validate", "onWhen", "loopDoWhile");
    private static final Set<String> CLASSES = Set.of("exceptionType", "beanType");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:!]+)(:[^}]*)?}}");

    private static final Pattern SIMPLE_BEAN = Pattern.compile("\\$\\{bean:([\\w-]+)");

    private final CamelWords camel;
    private final HubNames names;
    private final Set<String> parameters;
    private final Endpoints endpoints;
    private final FileFaults faults;

    /** @param parameters what placeholders of this file may name besides properties */
    Steps(CamelWords camel, HubNames names, Set<String> parameters, Endpoints endpoints, FileFaults faults) {
        this.camel = camel;
        this.names = names;
        this.parameters = parameters;
        this.endpoints = endpoints;
        this.faults = faults;
    }

    /** @param step the key this node stands under */
    void check(String step, Node node) {
        if (node instanceof ScalarNode scalar) {
            placeholders(scalar);
        }
        if (node instanceof MappingNode) {
            mapping(step, node);
        }
        YamlNode.items(node).forEach(item -> check(step, item));
    }

    private void mapping(String step, Node node) {
        Set<String> keys = new HashSet<>();
        if (BEAN_STEPS.contains(step)) {
            bean(node);
        }
        for (NodeTuple entry : YamlNode.entries(node)) {
            String key = YamlNode.text(entry.getKeyNode());
            Node value = entry.getValueNode();
            if (!keys.add(key)) {
                faults.add(entry.getKeyNode(), key, "given twice", "once");
            }
            entry(step, key, value, node);
            boolean transparent = key.equals("expression") || key.equals("simple");
            check(transparent ? step : key, value);
        }
    }

    private void entry(String step, String key, Node value, Node around) {
        if (key.equals("uri")) {
            endpoints.check(value, YamlNode.at(around, "parameters").orElse(null));
        } else if (ADDRESSES.contains(key) && value instanceof ScalarNode) {
            endpoints.check(value, null);
        } else if (key.equals("kamelet")) {
            kamelet(value);
        } else if (key.equals("simple")) {
            simple(step, value);
        } else if (CLASSES.contains(key)) {
            type(key, value);
        } else if (key.equals("exception")) {
            YamlNode.items(value).forEach(type -> type(key, type));
        } else if (key.equals("parameters")) {
            YamlNode.entries(value).forEach(option -> reference(option.getKeyNode(), option.getValueNode()));
        }
    }

    private void kamelet(Node value) {
        Node name = YamlNode.at(value, "name").orElse(value);
        Node given = YamlNode.at(value, "parameters").orElse(name);
        endpoints.kamelet(name, YamlNode.text(name), endpoints.options(given));
    }

    private void simple(String step, Node value) {
        Node text = value instanceof ScalarNode
                ? value
                : YamlNode.at(value, "expression").orElse(value);
        if (YamlNode.text(text).contains("{{")) {
            return;
        }
        Matcher beans = SIMPLE_BEAN.matcher(YamlNode.text(text));
        while (beans.find()) {
            if (unknown(beans.group(1))) {
                faults.add(text, "bean", beans.group(1), "a bean");
            }
        }
        camel.refusedBySimple(YamlNode.text(text), PREDICATES.contains(step))
                .ifPresent(reason -> faults.add(text, "simple", reason, "the simple language"));
    }

    private void type(String key, Node value) {
        String name = YamlNode.text(value);
        if (!ClassUtils.isPresent(name, getClass().getClassLoader())) {
            faults.add(value, key, name, "a class of the hub or its libraries");
        }
    }

    private void bean(Node node) {
        YamlNode.at(node, "ref").ifPresent(ref -> {
            String name = YamlNode.text(ref).replaceFirst("^#(bean:)?", "");
            if (unknown(name)) {
                faults.add(ref, "ref", name, "a bean");
                return;
            }
            YamlNode.at(node, "method").ifPresent(method -> method(name, method));
        });
    }

    private void method(String bean, Node method) {
        String name = YamlNode.text(method).replaceFirst("\\(.*$", "");
        Optional<Class<?>> type = names.typeOf(bean);
        boolean missing = type.isPresent()
                && Stream.of(ClassUtils.getUserClass(type.get()).getMethods())
                        .map(Method::getName)
                        .noneMatch(name::equals);
        if (missing) {
            faults.add(method, "method", name, "a public method of " + bean);
        }
    }

    private void reference(Node option, Node value) {
        String text = YamlNode.text(value);
        if (text.matches("#(bean:)?[\\w.-]+") && unknown(text.replaceFirst("^#(bean:)?", ""))) {
            faults.add(value, YamlNode.text(option), text, "a bean");
        }
    }

    private boolean unknown(String bean) {
        return !bean.isEmpty() && !bean.contains("{{") && !bean.contains("${") && !names.hasBean(bean);
    }

    private void placeholders(ScalarNode scalar) {
        Matcher found = PLACEHOLDER.matcher(scalar.getValue());
        while (found.find()) {
            String name = found.group(1).strip();
            boolean known = found.group(2) != null || parameters.contains(name) || names.hasProperty(name);
            if (!known) {
                faults.add(scalar, "{{" + name + "}}", "unknown", "a parameter of the kamelet or a setting");
            }
        }
    }
}
