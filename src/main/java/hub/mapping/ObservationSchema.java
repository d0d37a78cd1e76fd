package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what a mapping made against {@code schemas/observation.schema.json}. */
final class ObservationSchema {

    private static final Schema SCHEMA = Schema.load("observation.schema.json");

    private ObservationSchema() {}

    /** @throws MappingFailure stage validate, code {@code observation_invalid}, with every fault and its path */
    static void check(JsonNode document) {
        List<MappingFailure.Fault> faults = new ArrayList<>();
        SCHEMA.faults(document).forEach(fault -> faults.add(new MappingFailure.Fault(fault.path(), fault.message())));
        if (faults.isEmpty()) {
            repeatedLines(document, faults);
        }
        if (!faults.isEmpty()) {
            throw new MappingFailure(MappingFailure.Stage.VALIDATE, "observation_invalid", faults);
        }
    }

    /** JSON Schema cannot ask for ids that differ. */
    private static void repeatedLines(JsonNode document, List<MappingFailure.Fault> faults) {
        int observation = 0;
        for (JsonNode one : document.path("observations")) {
            Set<String> seen = new HashSet<>();
            int line = 0;
            for (JsonNode node : one.path("parts").path("lines").path("lines")) {
                if (!seen.add(node.path("id").asText())) {
                    faults.add(new MappingFailure.Fault(
                            "/observations/" + observation + "/parts/lines/lines/" + line + "/id",
                            "stands twice with different content (expected: an id unique in the order)"));
                }
                line++;
            }
            observation++;
        }
    }
}
