package hub.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * A row of a platform's list of orders.
 *
 * @param updatedAt by the platform's clock
 * @param body the order as the platform shows it; empty where the list names ids only
 */
public record ListedOrder(String externalId, Instant updatedAt, byte[] body, String hash) {

    /** @throws IllegalArgumentException {@code name: value (expected: …)} */
    public static ListedOrder read(JsonNode row) {
        String id = row.path("externalId").asText("");
        if (id.isBlank()) {
            throw new IllegalArgumentException("orders.externalId: missing (expected: the platform's id)");
        }
        try {
            Instant updatedAt =
                    OffsetDateTime.parse(row.path("updatedAt").asText()).toInstant();
            byte[] body = row.has("order") ? Json.MAPPER.writeValueAsBytes(row.path("order")) : new byte[0];
            return new ListedOrder(id, updatedAt, body, hash(updatedAt, body));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("orders.updatedAt: unreadable (expected: ISO 8601 with zone)");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static String hash(Instant updatedAt, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(updatedAt.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
