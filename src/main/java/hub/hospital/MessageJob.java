package hub.hospital;

import java.time.Instant;
import java.util.UUID;

/**
 * One mend for many messages.
 *
 * @param total messages that were parked when it began
 * @param done messages tried so far
 * @param failed of those, parked again
 * @param finishedAt null while it runs
 */
public record MessageJob(
        UUID id, String fingerprint, int total, int done, int failed, Instant createdAt, Instant finishedAt) {}
