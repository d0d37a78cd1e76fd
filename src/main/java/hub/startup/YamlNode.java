package hub.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Looks into YAML without losing the lines. */
final class YamlNode {

    private YamlNode() {}

    /** Empty, with a fault, when the text is no YAML or has nothing in it. */
    static Optional<Node> read(String text, FileFaults faults) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
            if (root == null) {
                faults.add(1, "file", "empty", "keys and values");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException unreadable) {
            faults.add(unreadable.getProblemMark().getLine() + 1, "file", unreadable.getProblem(), "YAML");
        } catch (YAMLException unreadable) {
            faults.add(1, "file", unreadable.getMessage(), "YAML");
        }
        return Optional.empty();
    }

    /** The value below these keys. */
    static Optional<Node> at(Node node, String... keys) {
        Node found = node;
        for (String key : keys) {
            found = entries(found).stream()
                    .filter(entry -> text(entry.getKeyNode()).equals(key))
                    .map(NodeTuple::getValueNode)
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(found);
    }

    static List<NodeTuple> entries(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? new ArrayList<>(list.getValue()) : List.of();
    }

    /** What a scalar says; empty for anything else. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    static String textAt(Node node, String... keys) {
        return at(node, keys).map(YamlNode::text).orElse("");
    }
}
