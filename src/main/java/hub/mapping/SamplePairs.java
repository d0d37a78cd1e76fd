package hub.mapping;

import hub.json.Json;
import hub.overlay.Overlay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;

/** A payload without its expectation proves nothing, and the other way round. */
final class SamplePairs {

    private static final String EXPECTED = ".expected.json";

    private SamplePairs() {}

    static List<String> faults(Overlay overlay) {
        Map<String, Resource> files = overlay.files("connectors");
        Set<String> mappings = overlay.files("mappings").keySet();
        List<String> faults = new ArrayList<>();
        files.forEach((path, file) -> {
            if (path.matches("[^/]+/samples/.*\\.json")) {
                String fault = fault(path, file, files.keySet(), mappings);
                if (fault != null) {
                    faults.add(overlay.nameOf("connectors", path) + ":1: " + fault);
                }
            }
        });
        return faults;
    }

    private static String fault(String path, Resource file, Set<String> files, Set<String> mappings) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        if (!name.matches("[^.]+\\.[^.]+(\\.expected)?\\.json") || parts.length != 3) {
            return "file: " + name + " (expected: <mapping>.<case>.json and <mapping>.<case>.expected.json)";
        }
        boolean expectation = name.endsWith(EXPECTED);
        String other = expectation ? path.replace(EXPECTED, ".json") : path.replaceFirst("\\.json$", EXPECTED);
        if (!files.contains(other)) {
            String what = expectation ? "payload" : "expectation";
            return what + ": missing (expected: " + other.substring(other.lastIndexOf('/') + 1) + " beside it)";
        }
        String mapping = parts[0] + "/" + name.substring(0, name.indexOf('.')) + ".jslt";
        if (!mappings.contains(mapping)) {
            return "mapping: missing (expected: mappings/" + mapping + ", which the sample is for)";
        }
        return expectation && !readable(file)
                ? "file: no JSON (expected: what the mapping makes of the payload)"
                : null;
    }

    private static boolean readable(Resource file) {
        try {
            return Json.MAPPER.readTree(file.getContentAsByteArray()).isObject();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
