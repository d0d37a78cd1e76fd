package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A till's transaction with what the hub knew of its terminal when it came in. This, not the bare transaction, is what is
 * queued: which location the goods left from must not change when the terminal moves.
 */
record Sale(JsonNode body) {

    static Sale of(JsonNode transaction, Terminal terminal, Instant receivedAt) {
        Instant at = Instant.parse(transaction.path("at").asText());
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("terminal")
                .put("id", terminal.id())
                .put("registration", terminal.registration())
                .put("location", terminal.location());
        body.put("receivedAt", receivedAt.toString());
        // Goods cannot have left later than the hub hears of it: a clock that goes ahead must not slip past a count.
        body.put("soldAt", (at.isAfter(receivedAt) ? receivedAt : at).toString());
        body.set("transaction", transaction);
        return new Sale(body);
    }

    JsonNode transaction() {
        return body.path("transaction");
    }

    String id() {
        return transaction().path("transactionId").asText().strip();
    }

    String terminal() {
        return body.at("/terminal/id").asText();
    }

    int registration() {
        return body.at("/terminal/registration").asInt();
    }

    String storeKey() {
        return Terminal.storeKey(terminal(), registration());
    }

    Instant at() {
        return Instant.parse(transaction().path("at").asText());
    }

    String currency() {
        return transaction().path("currency").asText();
    }

    boolean offline() {
        return transaction().path("offline").asBoolean();
    }

    /** Null where the till counts nothing. */
    Long sequence() {
        JsonNode sequence = transaction().path("sequence");
        return sequence.isIntegralNumber() ? sequence.longValue() : null;
    }

    String shift() {
        String shift = transaction().path("shift").asText("").strip();
        return shift.isEmpty() ? null : shift;
    }

    /** The transaction it takes back; empty for a sale. */
    Optional<String> original() {
        JsonNode refundOf = transaction().path("refundOf");
        String id = refundOf.isObject() ? refundOf.path("transactionId").asText() : refundOf.asText("");
        return refundOf.isNull() || id.isBlank() ? Optional.empty() : Optional.of(id.strip());
    }

    /** What the refund is called on its original, which another terminal may have sold. */
    String refundId() {
        return terminal() + "/" + registration() + "/" + id();
    }
}
