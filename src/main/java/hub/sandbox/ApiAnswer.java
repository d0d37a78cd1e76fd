package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a sandbox platform's API answers. */
public record ApiAnswer(int status, Map<String, String> headers, JsonNode body) {

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
