package hub.security;

import java.time.Instant;
import java.util.Set;

/**
 * A key as it is kept: its secret only as a hash.
 *
 * @param id public part of the key
 * @param name what people call it
 * @param expiresAt null when it never does
 * @param revokedAt null while it is valid
 */
public record ApiKey(
        String id,
        String name,
        Set<String> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant revokedAt) {

    boolean validAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
