package hub.hospital;

import java.time.Instant;

/**
 * Parked messages of one cause.
 *
 * @param path of one of them; indices in lists may differ
 * @param example detail of one of them
 */
public record MessageGroup(
        String fingerprint,
        String connector,
        String topic,
        String stage,
        String code,
        String path,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        String example) {}
