package hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import hub.order.VersionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/**
 * One accepted message on its way through the broker.
 *
 * @param about what may be read without a key
 * @param sealed the payload, card data removed, sealed under the day's intake key
 */
public record Envelope(About about, byte[] sealed) {

    private static final byte FORMAT = 1;

    /**
     * @param topic the platform's word for the event
     * @param dedupeKey the same for every repeat of one delivery; null where repeats cannot be told
     * @param rawSha256 of the bytes as received, before card data was taken out
     * @param readSeq drawn before the request that fetched this; 0 for pushes
     * @param hintOnly the sender is known but the store is not: the message may only ask for a read
     * @param headers the named headers that the connector keeps
     */
    public record About(
            UUID messageId,
            String connector,
            String account,
            Source source,
            String topic,
            Instant receivedAt,
            String dedupeKey,
            String rawSha256,
            VersionKey.Rank rank,
            long readSeq,
            boolean hintOnly,
            String contentType,
            Map<String, String> headers) {

        /** Of a message that somebody else put into the intake queue; the same bytes have the same id. */
        static About foreign(byte[] bytes, Instant now) {
            return new About(
                    UUID.nameUUIDFromBytes(bytes),
                    "unknown",
                    "unknown",
                    Source.HUB,
                    "unknown",
                    now,
                    null,
                    Hash.sha256(bytes),
                    VersionKey.Rank.PUSH,
                    0,
                    false,
                    null,
                    Map.of());
        }
    }

    byte[] toBytes() {
        byte[] head;
        try {
            head = Json.MAPPER.writeValueAsBytes(about);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("envelope of " + about.messageId() + " cannot be written", e);
        }
        return ByteBuffer.allocate(5 + head.length + sealed.length)
                .put(FORMAT)
                .putInt(head.length)
                .put(head)
                .put(sealed)
                .array();
    }

    static Envelope fromBytes(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 5 || in.get() != FORMAT) {
            throw new IOException("envelope format: unknown (expected: " + FORMAT + ")");
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("envelope head: " + length + " bytes (expected: at most " + in.remaining() + ")");
        }
        About about = Json.MAPPER.readValue(bytes, 5, length, About.class);
        return new Envelope(about, Arrays.copyOfRange(bytes, 5 + length, bytes.length));
    }
}
