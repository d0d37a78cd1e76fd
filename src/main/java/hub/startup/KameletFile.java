package hub.startup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * What a kamelet says about itself: {@code connectors/<platform>/<platform>-<verb>.kamelet.yaml}.
 *
 * @param parameters every parameter a caller may give
 * @param required those it must give
 */
record KameletFile(String name, Set<String> parameters, Set<String> required) {

    static KameletFile read(String path, Node root, FileFaults faults) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace(FlowCheck.KAMELET, "");
        String platform = path.substring(0, Math.max(0, path.indexOf('/')));
        expect(root, faults, name, "metadata", "name");
        if (!name.startsWith(platform + "-")) {
            faults.add(1, "file", name, platform + "-<verb>, because it lies in the folder " + platform);
        }
        said(root, faults, "spec", "definition", "title");
        said(root, faults, "spec", "definition", "description");
        Map<String, Node> properties = properties(root, faults);
        return new KameletFile(name, properties.keySet(), required(root, properties, faults));
    }

    private static Map<String, Node> properties(Node root, FileFaults faults) {
        Map<String, Node> properties = new LinkedHashMap<>();
        YamlNode.at(root, "spec", "definition", "properties").ifPresent(node -> {
            for (NodeTuple entry : YamlNode.entries(node)) {
                String property = YamlNode.text(entry.getKeyNode());
                properties.put(property, entry.getValueNode());
                for (String part : new String[] {"title", "description", "type"}) {
                    if (YamlNode.textAt(entry.getValueNode(), part).isEmpty()) {
                        faults.add(entry.getKeyNode(), property + "." + part, "missing", "a text");
                    }
                }
            }
        });
        return properties;
    }

    private static Set<String> required(Node root, Map<String, Node> properties, FileFaults faults) {
        Set<String> required = new LinkedHashSet<>();
        YamlNode.at(root, "spec", "definition", "required").ifPresent(list -> {
            for (Node item : YamlNode.items(list)) {
                String property = YamlNode.text(item);
                if (!properties.containsKey(property)) {
                    faults.add(item, "required", property, "one of " + properties.keySet());
                } else if (YamlNode.at(properties.get(property), "default").isEmpty()) {
                    required.add(property);
                }
            }
        });
        return required;
    }

    private static void said(Node root, FileFaults faults, String... keys) {
        if (YamlNode.textAt(root, keys).isEmpty()) {
            faults.add(nearest(root, keys), String.join(".", keys), "missing", "a text");
        }
    }

    private static void expect(Node root, FileFaults faults, String expected, String... keys) {
        String found = YamlNode.textAt(root, keys);
        if (!found.equals(expected)) {
            String value = found.isEmpty() ? "missing" : found;
            faults.add(nearest(root, keys), String.join(".", keys), value, expected + ", the name of the file");
        }
    }

    /** The value itself, or the deepest part of the way to it that is there. */
    private static Node nearest(Node root, String... keys) {
        Node found = root;
        for (String key : keys) {
            var next = YamlNode.at(found, key);
            if (next.isEmpty()) {
                return found;
            }
            found = next.get();
        }
        return found;
    }
}
