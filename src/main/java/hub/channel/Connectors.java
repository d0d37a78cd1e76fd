package hub.channel;

import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Every platform the hub knows: one folder each under {@code connectors/}, read once at start. */
@Component
public final class Connectors {

    private static final String FOLDER = "connectors";
    private static final String FILE = "/connector.yaml";

    private final Map<String, Connector> connectors = new TreeMap<>();

    /** @throws WrongFiles naming every fault of every file */
    public Connectors(Overlay overlay) {
        Map<String, Resource> files = overlay.files(FOLDER);
        List<String> faults = new ArrayList<>();
        for (String name : platforms(files)) {
            String file = overlay.nameOf(FOLDER, name + FILE);
            YamlFaults found = new YamlFaults(file);
            read(name, files.get(name + FILE), found);
            faults.addAll(found.inOrder());
        }
        if (!faults.isEmpty()) {
            throw new WrongFiles(faults);
        }
    }

    public Optional<Connector> find(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    /** @throws IllegalArgumentException for a name no folder has */
    public Connector get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "connector: " + name + " (expected: " + String.join(", ", connectors.keySet()) + ")"));
    }

    String names() {
        return String.join(", ", connectors.keySet());
    }

    public Collection<Connector> all() {
        return List.copyOf(connectors.values());
    }

    private void read(String name, Resource file, YamlFaults faults) {
        if (file == null) {
            faults.add(1, "file", "missing", "what the hub knows about " + name);
            return;
        }
        Node root = compose(file, faults);
        if (root != null) {
            connectors.put(name, new ConnectorFile(new YamlSection(faults, "", root), name).read());
        }
    }

    private static Node compose(Resource file, YamlFaults faults) {
        try (InputStream bytes = file.getInputStream();
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                faults.add(1, "file", "empty", "keys and values");
            }
            return root;
        } catch (MarkedYAMLException unreadable) {
            faults.add(unreadable.getProblemMark().getLine() + 1, "file", unreadable.getProblem(), "YAML");
            return null;
        } catch (YAMLException unreadable) {
            faults.add(1, "file", unreadable.getMessage(), "YAML");
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TreeSet<String> platforms(Map<String, Resource> files) {
        TreeSet<String> platforms = new TreeSet<>();
        files.keySet().stream()
                .filter(path -> path.contains("/"))
                .forEach(path -> platforms.add(path.substring(0, path.indexOf('/'))));
        return platforms;
    }
}
