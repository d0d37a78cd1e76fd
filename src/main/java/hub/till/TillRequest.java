package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import hub.security.Caller;
import java.time.Instant;

/**
 * One transaction at the door, nothing of it believed yet.
 *
 * @param idempotencyKey null when the till sends none
 */
public record TillRequest(JsonNode transaction, Caller caller, String idempotencyKey, Instant receivedAt) {

    /** Keys of different callers never meet. */
    String ownKey() {
        return caller.name() + " " + idempotencyKey;
    }
}
