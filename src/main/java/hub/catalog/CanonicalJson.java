package hub.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import hub.json.Json;

/** JSON whose text is the same when its content is. */
final class CanonicalJson {

    private static final ObjectWriter WRITER = Json.MAPPER
            .copy()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .writer();

    private CanonicalJson() {}

    static String write(JsonNode content) {
        try {
            return WRITER.writeValueAsString(Json.MAPPER.treeToValue(content, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON document can always be written", e);
        }
    }

    static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON can be read", e);
        }
    }
}
