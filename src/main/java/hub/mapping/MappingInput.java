package hub.mapping;

import hub.order.VersionKey;
import java.time.Instant;

/**
 * What is known of a message beside its body.
 *
 * @param storeKey the platform's own id of the shop, from the account; never null
 * @param rank kind of source; never null
 * @param read sequence drawn before the request that fetched this was sent; 0 for pushes
 * @param rawSha256 SHA-256 of the bytes as received, lower-case hex; never null
 * @param edit revision in the hospital, 0 for the original bytes
 * @param receivedAt when a push arrived; for a read, when its request was sent; never null
 */
public record MappingInput(
        String storeKey, VersionKey.Rank rank, long read, String rawSha256, int edit, Instant receivedAt) {

    boolean isRead() {
        return read > 0;
    }
}
