package hub.startup;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A flow is one file, named like its route, and says in one sentence what it does. */
final class RouteFile {

    private RouteFile() {}

    static void check(String path, Node root, FileFaults faults) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
        if (!(root instanceof SequenceNode)) {
            faults.add(root, "file", "no list", "- route: …");
            return;
        }
        List<Node> items = YamlNode.items(root);
        List<Node> routes = items.stream()
                .map(item -> YamlNode.at(item, "route"))
                .flatMap(Optional::stream)
                .toList();
        items.forEach(item -> refuseNameless(item, faults));
        if (routes.size() > 1) {
            faults.add(routes.get(1), "route", routes.size() + " in one file", "one, named like the file");
        }
        routes.stream().limit(1).forEach(route -> {
            id(name, route, faults);
            description(route, faults);
        });
    }

    private static void id(String name, Node route, FileFaults faults) {
        Node at = YamlNode.at(route, "id").orElse(route);
        String id = YamlNode.textAt(route, "id");
        if (!id.equals(name)) {
            faults.add(at, "route.id", id.isEmpty() ? "missing" : id, name + ", the name of the file");
        }
    }

    private static void description(Node route, FileFaults faults) {
        if (YamlNode.textAt(route, "description").isEmpty()) {
            faults.add(route, "route.description", "missing", "one sentence that says what the flow does");
        }
    }

    // Camel takes a bare "from" and makes up an id, which changes from start to start.
    private static void refuseNameless(Node item, FileFaults faults) {
        for (NodeTuple entry : YamlNode.entries(item)) {
            if (YamlNode.text(entry.getKeyNode()).equals("from")) {
                faults.add(entry.getKeyNode(), "from", "outside of a route", "route: {id, description, from}");
            }
        }
    }
}
