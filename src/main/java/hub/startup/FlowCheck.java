package hub.startup;

import hub.overlay.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads every route and kamelet file before Camel does: Camel names only the route for an unknown bean, component or
 * option, and lets an unknown parameter of a kamelet pass.
 */
public final class FlowCheck {

    static final String KAMELET = ".kamelet.yaml";

    private record Read(String path, Optional<Node> root, KameletFile kamelet, FileFaults faults) {}

    private final Overlay overlay;
    private final HubNames names;

    public FlowCheck(Overlay overlay, HubNames names) {
        this.overlay = overlay;
        this.names = names;
    }

    /** Everything that is wrong, file by file; empty when all can start. */
    public List<String> faults() {
        CamelWords camel = new CamelWords();
        List<Read> kamelets = read(camel, "connectors", KAMELET);
        List<Read> routes = read(camel, "routes", ".yaml");
        Map<String, KameletFile> known = new LinkedHashMap<>();
        kamelets.stream()
                .map(Read::kamelet)
                .filter(Objects::nonNull)
                .forEach(kamelet -> known.put(kamelet.name(), kamelet));
        List<String> faults = new ArrayList<>(new FileEndings(overlay).faults());
        kamelets.forEach(file -> faults.addAll(checked(camel, file, known)));
        routes.forEach(file -> faults.addAll(checked(camel, file, known)));
        return faults;
    }

    private List<Read> read(CamelWords camel, String folder, String ending) {
        List<Read> read = new ArrayList<>();
        overlay.files(folder).forEach((path, file) -> {
            if (path.endsWith(ending)) {
                read.add(read(camel, folder, path, file));
            }
        });
        return read;
    }

    private Read read(CamelWords camel, String folder, String path, Resource file) {
        FileFaults faults = new FileFaults(overlay.nameOf(folder, path));
        String text = text(file);
        Optional<Node> root = YamlNode.read(text, faults);
        KameletFile kamelet = null;
        if (root.isPresent()) {
            camel.parse(path, text, faults);
            if (path.endsWith(KAMELET)) {
                kamelet = KameletFile.read(path, root.get(), faults);
            } else {
                RouteFile.check(path, root.get(), faults);
            }
        }
        return new Read(path, root, kamelet, faults);
    }

    private List<String> checked(CamelWords camel, Read file, Map<String, KameletFile> known) {
        Set<String> parameters =
                file.kamelet() == null ? Set.of() : file.kamelet().parameters();
        Endpoints endpoints = new Endpoints(camel, names, known, file.faults());
        Steps steps = new Steps(camel, names, parameters, endpoints, file.faults());
        file.root()
                .map(root -> file.kamelet() == null
                        ? root
                        : YamlNode.at(root, "spec", "template").orElse(root))
                .ifPresent(root -> steps.check("", root));
        return file.faults().inOrder();
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
