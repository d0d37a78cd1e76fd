package hub.oauth;

import java.time.Instant;
import java.util.Set;

/**
 * Who may ask the hub for a token; its secret is kept as a hash only.
 *
 * @param terminal the only terminal its tokens speak for
 */
public record OAuthClient(String id, String terminal, Set<String> scopes, Instant createdAt, String createdBy) {}
