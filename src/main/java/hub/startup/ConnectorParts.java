package hub.startup;

import hub.overlay.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Whether everything a {@code connector.yaml} promises lies beside it: the kamelets of its abilities, its mappings. */
final class ConnectorParts {

    private static final String FILE = "/connector.yaml";
    private static final String RECEIVES = "receive-webhooks";
    /** Abilities named otherwise than the verb of their kamelet. */
    private static final Map<String, String> VERBS = Map.of(
            "read-order",
            "get-order",
            "poll-orders",
            "list-orders",
            "reconcile",
            "list-orders",
            "ship",
            "ship-order",
            "cancel",
            "cancel-order",
            "refund",
            "refund-order");

    /** What else the file has to say for an ability. */
    private static final Map<String, String> SECTIONS =
            Map.of("poll-orders", "polling", "reconcile", "polling", "set-stock", "stock", "get-stock", "stock");
    /** Nothing is sent before the order was looked at, nor believed without. */
    private static final Set<String> COMMANDS = Set.of("ship", "cancel", "refund");

    private final Overlay overlay;
    private final Set<String> connectors;
    private final Set<String> mappings;

    ConnectorParts(Overlay overlay) {
        this.overlay = overlay;
        this.connectors = overlay.files("connectors").keySet();
        this.mappings = overlay.files("mappings").keySet();
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        overlay.files("connectors").forEach((path, file) -> {
            if (path.endsWith(FILE)) {
                faults.addAll(check(path.replace(FILE, ""), file));
            }
        });
        return faults;
    }

    private List<String> check(String platform, Resource file) {
        FileFaults faults = new FileFaults(overlay.nameOf("connectors", platform + FILE));
        // What is no YAML is told by those who read the whole file.
        YamlNode.read(text(file), new FileFaults("")).ifPresent(root -> {
            YamlNode.at(root, "abilities")
                    .ifPresent(
                            list -> YamlNode.items(list).forEach(ability -> ability(platform, root, ability, faults)));
            YamlNode.at(root, "reads")
                    .ifPresent(reads -> YamlNode.entries(reads).forEach(read -> read(platform, read, faults)));
            YamlNode.at(root, "topics")
                    .ifPresent(topics ->
                            YamlNode.entries(topics).forEach(topic -> mapping(platform, topic.getValueNode(), faults)));
        });
        return faults.inOrder();
    }

    private void ability(String platform, Node root, Node at, FileFaults faults) {
        String ability = YamlNode.text(at);
        if (ability.equals(RECEIVES)) {
            if (YamlNode.at(root, "webhook").isEmpty()) {
                faults.add(at, "abilities", ability, "a section webhook for it");
            }
            return;
        }
        String kamelet = platform + "-" + VERBS.getOrDefault(ability, ability);
        boolean read = ability.equals("read-order")
                && YamlNode.at(root, "reads", "order").isPresent();
        if (!read && !has(platform, kamelet)) {
            faults.add(at, "abilities", ability, "its kamelet " + kamelet + FlowCheck.KAMELET);
        }
        if (!ability.equals("read-order")) {
            aroundCall(platform, VERBS.getOrDefault(ability, ability), "abilities", at, faults);
        }
        if (COMMANDS.contains(ability) && !has(platform, platform + "-look-order")) {
            faults.add(at, "abilities", ability, "the ability look-order beside it");
        }
        String section = SECTIONS.get(ability);
        if (section != null && YamlNode.at(root, section).isEmpty()) {
            faults.add(at, "abilities", ability, "a section " + section + " for it");
        }
    }

    /** One mapping makes the request, one says what the answer means. */
    private void aroundCall(String platform, String verb, String name, Node at, FileFaults faults) {
        for (String mapping : List.of(verb, verb + "-answer")) {
            String file = platform + "/" + mapping + ".jslt";
            if (!mappings.contains(file)) {
                faults.add(at, name, YamlNode.text(at), "its mapping mappings/" + file);
            }
        }
    }

    private void read(String platform, NodeTuple read, FileFaults faults) {
        if (!YamlNode.text(read.getKeyNode()).equals("with")) {
            kamelet(platform, read, faults);
            return;
        }
        YamlNode.entries(read.getValueNode()).forEach(part -> {
            Node at = part.getValueNode();
            String kamelet = platform + "-" + YamlNode.text(at);
            if (!has(platform, kamelet)) {
                faults.add(at, "reads.with", YamlNode.text(at), "its kamelet " + kamelet + FlowCheck.KAMELET);
            }
            aroundCall(platform, YamlNode.text(at), "reads.with", at, faults);
        });
    }

    private void kamelet(String platform, NodeTuple read, FileFaults faults) {
        String kamelet = YamlNode.text(read.getValueNode());
        if (!has(platform, kamelet)) {
            String name = "reads." + YamlNode.text(read.getKeyNode());
            faults.add(read.getValueNode(), name, kamelet, "a kamelet " + kamelet + FlowCheck.KAMELET + " beside it");
        }
    }

    private void mapping(String platform, Node topic, FileFaults faults) {
        YamlNode.at(topic, "mapping").ifPresent(at -> {
            String file = platform + "/" + YamlNode.text(at) + ".jslt";
            if (!mappings.contains(file)) {
                faults.add(at, "mapping", YamlNode.text(at), "a file mappings/" + file);
            }
        });
    }

    private boolean has(String platform, String kamelet) {
        return connectors.contains(platform + "/" + kamelet + FlowCheck.KAMELET);
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
