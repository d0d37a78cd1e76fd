package hub.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A platform's call, nothing of it believed yet.
 *
 * @param headers first value by name, names in any case
 * @param body the raw bytes; empty for a GET
 * @param contentType as the sender wrote it; null when absent
 */
public record WebhookRequest(
        String connector,
        String account,
        String method,
        Map<String, String> headers,
        Map<String, List<String>> query,
        byte[] body,
        String contentType,
        Instant receivedAt) {}
