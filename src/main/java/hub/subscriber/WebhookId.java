package hub.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The id an event is delivered under: the same for the same event, whoever is told and however often. Derived, because
 * an event's own id may hold a SKU, and neither a full stop nor anything foreign may stand in what is signed as id.
 */
final class WebhookId {

    private static final int BYTES = 21;

    private WebhookId() {}

    static String of(String eventId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(UTF_8));
            return "evt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
