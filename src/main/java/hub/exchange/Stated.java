package hub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.json.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a mapping states of one kind, checked by that kind's schema. */
final class Stated {

    /** Members that are anybody's own: a table and XML hold them as JSON, so that their types are not lost. */
    private static final List<String> FREE = List.of("attributes", "extensions");

    private Stated() {}

    /** @throws RowRefused with every fault */
    static <F> List<F> read(
            MappedRow row, String member, Function<JsonNode, List<Schema.Fault>> faults, Function<JsonNode, F> form) {
        List<F> read = new ArrayList<>();
        List<RowFault> found = new ArrayList<>();
        int index = 0;
        for (JsonNode one : row.made().document().path(member)) {
            String place = "/" + member + "/" + index++;
            JsonNode stated = withFree(one);
            List<Schema.Fault> wrong = faults.apply(stated);
            wrong.forEach(fault -> found.add(of(fault, place)));
            if (wrong.isEmpty()) {
                read.add(form.apply(stated));
            }
        }
        if (!found.isEmpty()) {
            throw new RowRefused(found);
        }
        return read;
    }

    /** For formats without types: what is anybody's own as one JSON text. */
    static ObjectNode untyped(ObjectNode record) {
        FREE.stream()
                .filter(record::has)
                .forEach(name -> record.put(name, record.get(name).toString()));
        return record;
    }

    private static JsonNode withFree(JsonNode one) {
        if (!(one instanceof ObjectNode stated)) {
            return one;
        }
        ObjectNode typed = stated.deepCopy();
        for (String name : FREE) {
            JsonNode text = typed.path(name);
            if (text.isTextual() && text.asText().startsWith("{")) {
                typed.set(name, parsed(text));
            }
        }
        return typed;
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return Json.MAPPER.readTree(text.asText());
        } catch (JsonProcessingException noJson) {
            return text;
        }
    }

    private static RowFault of(Schema.Fault fault, String place) {
        String code = fault.message().startsWith("missing") ? RowFault.MISSING : "schema_invalid";
        return new RowFault(place + fault.path(), code, fault.message());
    }
}
