package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two deliveries of one account the same message. */
final class DeduplicationKey {

    private DeduplicationKey() {}

    static String of(Webhook.Deduplicate rule, Delivery delivery, String bodySha256) {
        MessageDigest key = sha256();
        rule.headers().forEach(header -> feed(key, delivery.header(header).orElse("")));
        if (!rule.body().isEmpty()) {
            JsonNode body = read(delivery.body());
            for (JsonPointer pointer : rule.body()) {
                feed(key, body.at(pointer).asText());
            }
            // A body that cannot be read names nothing: only its bytes tell it from another.
            feed(key, body.isMissingNode() ? bodySha256 : "");
        }
        feed(key, rule.hash() ? bodySha256 : "");
        return HexFormat.of().formatHex(key.digest());
    }

    static String sha256(byte[] body) {
        return HexFormat.of().formatHex(sha256().digest(body));
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        } catch (IOException notFromBytes) {
            throw new UncheckedIOException(notFromBytes);
        }
    }

    private static void feed(MessageDigest key, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        key.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        key.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256: missing (expected: every Java runtime has it)", missing);
        }
    }
}
