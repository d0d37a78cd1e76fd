package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a sandbox platform's API answers. */
public record ApiAnswer(int status, Map<String, String> headers, JsonNode body) {

    static ApiAnswer ok(JsonNode body) {
        return new ApiAnswer(200, Map.of(), body);
    }

    ApiAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(headers);
        return new ApiAnswer(status, all, body);
    }

    enum Refusal {
        UNKNOWN_CALLER(401),
        NO_SUCH_ORDER(404),
        TOO_FAST(429),
        AWAY(503);

        final int status;

        Refusal(int status) {
            this.status = status;
        }
    }
}
