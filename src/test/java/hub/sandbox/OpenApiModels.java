package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** A platform's own description of its API: what its answers look like, and what may be asked for. */
public final class OpenApiModels {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V7);

    private final JsonNode api;

    public OpenApiModels(Path file) {
        try {
            this.api = nullable(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a body, also a field on top that no model knows. */
    public List<String> faults(String schema, JsonNode body) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.set("components", api.path("components"));
        root.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + schema);
        List<String> faults = new ArrayList<>();
        for (ValidationMessage fault : SCHEMAS.getSchema(root).validate(body)) {
            faults.add(fault.getMessage());
        }
        List<String> known = new ArrayList<>();
        fields(api.at("/components/schemas/" + schema), known);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add("$." + name + ": unknown to " + schema);
            }
        });
        return faults;
    }

    /** Names of what may stand in the query of a call. */
    public List<String> query(String method, String path) {
        JsonNode parameters = api.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("parameters");
        return StreamSupport.stream(parameters.spliterator(), false)
                .map(one -> one.has("$ref") ? api.at(one.path("$ref").asText().substring(1)) : one)
                .filter(one -> one.path("in").asText().equals("query"))
                .map(one -> one.path("name").asText())
                .toList();
    }

    private void fields(JsonNode schema, List<String> names) {
        if (schema.has("$ref")) {
            fields(api.at(schema.path("$ref").asText().substring(1)), names);
        }
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        for (String all : new String[] {"allOf", "oneOf", "anyOf"}) {
            schema.path(all).forEach(one -> fields(one, names));
        }
    }

    /** What OpenAPI 3.0 says with {@code nullable}, JSON Schema says with a list of types; a float is a number in both. */
    private static JsonNode nullable(JsonNode node) {
        node.forEach(OpenApiModels::nullable);
        if (node instanceof ObjectNode object) {
            object.remove("example");
            object.remove("format");
            if (object.path("nullable").asBoolean(false) && object.path("type").isTextual()) {
                ArrayNode types = object.arrayNode().add(object.path("type")).add("null");
                object.set("type", types);
            }
        }
        return node;
    }
}
