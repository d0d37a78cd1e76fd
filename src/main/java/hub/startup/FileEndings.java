package hub.startup;

import hub.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;

/** A file the hub would overlook is a fault: its writer believes it to be in force. */
final class FileEndings {

    private final Overlay overlay;

    FileEndings(Overlay overlay) {
        this.overlay = overlay;
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        refuse(faults, "routes", ".*(?<!\\.yaml|\\.md)", "<route>.yaml");
        refuse(faults, "mappings", ".*(?<!\\.jslt|\\.md)", "<platform>/<name>.jslt");
        refuse(
                faults,
                "connectors",
                "[^/]+/(?!connector\\.yaml$|[^/]+\\.kamelet\\.yaml$)[^/]+\\.ya?ml",
                "connector.yaml or <platform>-<verb>.kamelet.yaml");
        return faults;
    }

    private void refuse(List<String> faults, String folder, String overlooked, String expected) {
        overlay.files(folder).keySet().stream()
                .filter(path -> path.matches(overlooked))
                .forEach(path -> faults.add(overlay.nameOf(folder, path) + ":1: file: "
                        + path.substring(path.lastIndexOf('/') + 1) + " (expected: " + expected + ")"));
    }
}
