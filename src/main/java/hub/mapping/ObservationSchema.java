package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what a mapping made against {@code schemas/observation.schema.json}. */
final class ObservationSchema {

    private static final JsonSchema SCHEMA = load();

    private ObservationSchema() {}

    /** @throws MappingFailure stage validate, code {@code observation_invalid}, with every fault and its path */
    static void check(JsonNode document) {
        List<MappingFailure.Fault> faults = new ArrayList<>();
        if (!SCHEMA.validate(document, OutputFormat.BOOLEAN)) {
            SCHEMA.validate(document)
                    .forEach(message -> faults.add(new MappingFailure.Fault(
                            message.getInstanceLocation().toString(),
                            message.getMessage().replaceFirst("^[^:]*: ", ""))));
        }
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

    private static JsonSchema load() {
        JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .formats(ObservationFormats.all())
                .build();
        JsonSchemaFactory factory =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(meta));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        try (InputStream in = ObservationSchema.class.getResourceAsStream("/schemas/observation.schema.json")) {
            JsonSchema schema = factory.getSchema(in, config);
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
