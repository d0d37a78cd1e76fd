package hub.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the hub's own schemas under {@code schemas/}, compiled once; what it says never repeats a value. */
public final class Schema {

    /**
     * @param path JSON pointer to the place
     * @param message what was expected there
     */
    public record Fault(String path, String message) {}

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    public static Schema load(String name) {
        JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .formats(Formats.all())
                .keyword(new NonValidationKeyword("x-scope"))
                .build();
        JsonSchemaFactory factory =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(meta));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        try (InputStream in = Schema.class.getResourceAsStream("/schemas/" + name)) {
            JsonSchema schema = factory.getSchema(in, config);
            schema.initializeValidators();
            return new Schema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every fault once, by the path of the field it is about; empty when the document is right. Costs little while it is. */
    public List<Fault> faults(JsonNode document) {
        if (schema.validate(document, OutputFormat.BOOLEAN)) {
            return List.of();
        }
        Map<String, Fault> byPath = new LinkedHashMap<>();
        for (ValidationMessage message : schema.validate(document)) {
            Fault fault = SchemaFaults.told(message);
            byPath.putIfAbsent(fault.path(), fault);
        }
        return List.copyOf(byPath.values());
    }
}
