package hub.security;

import java.util.Optional;

/** Tokens of OAuth 2.0 issuers, beside the hub's own keys. */
public interface BearerTokens {

    /** Who showed the token; empty when it is none that counts here and now. Never asks the database. */
    Optional<Caller> check(String token, String origin);
}
