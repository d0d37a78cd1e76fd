package hub.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read key by key. Every value that is missing, misspelt or of the wrong kind becomes a
 * fault with its line; reading goes on with a stand-in, so that a file shows all its faults at once.
 */
final class YamlSection {

    private final YamlFaults faults;
    private final String path;
    private final Node at;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlSection(YamlFaults faults, String path, Node node) {
        this.faults = faults;
        this.path = path;
        this.at = node;
        if (!(node instanceof MappingNode mapping)) {
            wrongWhole("keys and values");
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = shown(entry.getKeyNode());
            if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                faults.add(entry.getKeyNode(), name(key), "given twice", "once");
            }
            keys.putIfAbsent(key, entry.getKeyNode());
        }
    }

    /** Refuses every key that is not one of these. */
    YamlSection only(String... known) {
        keys.forEach((key, node) -> {
            if (!List.of(known).contains(key)) {
                faults.add(node, name(key), "unknown", String.join(", ", known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return keys.keySet();
    }

    String text(String key) {
        return text(key, "a text");
    }

    String text(String key, String expected) {
        if (!has(key)) {
            missing(key, expected);
            return "";
        }
        return scalar(values.get(key), name(key), expected);
    }

    String textOr(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** A value that {@code read} understands, null with a fault when it is missing or {@code read} throws. */
    <T> T required(String key, String expected, Function<String, T> read) {
        return understood(key, text(key, expected), expected, read, null);
    }

    <T> T optional(String key, String expected, Function<String, T> read, T otherwise) {
        return has(key) ? understood(key, text(key, expected), expected, read, otherwise) : otherwise;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            texts.add(scalar(item, name(key) + "[" + texts.size() + "]", "a text"));
        }
        return texts;
    }

    List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node item : items(key)) {
            sections.add(new YamlSection(faults, name(key) + "[" + sections.size() + "]", item));
        }
        return sections;
    }

    /** The mapping under a key. A missing one is one fault; what would be missing in it is not counted again. */
    YamlSection section(String key) {
        if (has(key)) {
            return new YamlSection(faults, name(key), values.get(key));
        }
        missing(key, "keys and values");
        return new YamlSection(new YamlFaults(""), name(key), at);
    }

    /** Every key of a free mapping with what {@code read} makes of it, in the order of the file. */
    <T> Map<String, T> each(Function<String, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        keys().forEach(key -> all.put(key, read.apply(key)));
        return all;
    }

    void wrong(String key, String expected) {
        wrong(key, shown(values.get(key)), expected);
    }

    void wrong(String key, String value, String expected) {
        faults.add(values.get(key), name(key), value, expected);
    }

    void missing(String key, String expected) {
        faults.add(at, name(key), "missing", expected);
    }

    void wrongWhole(String expected) {
        faults.add(at, path.isEmpty() ? "file" : path, shown(at), expected);
    }

    private <T> T understood(String key, String text, String expected, Function<String, T> read, T otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return read.apply(text);
        } catch (RuntimeException notUnderstood) {
            wrong(key, expected);
            return otherwise;
        }
    }

    private List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue();
        }
        wrong(key, "a list");
        return List.of();
    }

    private String scalar(Node node, String name, String expected) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        faults.add(node, name, shown(node), expected);
        return "";
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "empty" : scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "keys and values";
    }
}
