package hub.outbound;

import com.fasterxml.jackson.databind.JsonNode;

/** The mappings around a call: {@code <verb>.jslt} makes the request, {@code <verb>-answer.jslt} reads what came back. */
public interface CallMappings {

    /** @throws CallFailed when the mapping is missing or fails: {@code name: value (expected: …)}, without data */
    JsonNode run(String connector, String name, JsonNode input);
}
