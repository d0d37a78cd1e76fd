package hub.oauth;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count.
 *
 * @param audience what a token must be meant for
 * @param lives how long a token of the hub's own lasts
 * @param keyLasts after it a new key signs
 * @param issuer another issuer, as its tokens call it; empty for none
 * @param jwks where its keys are; empty to find them by its metadata
 * @param scopes what its tokens may do here, whatever they say
 * @param terminalClaim which claim of its tokens names the terminal they speak for
 */
@ConfigurationProperties("hub.oauth")
record OAuthSettings(
        @DefaultValue("crossdock") String audience,
        @DefaultValue("PT10M") Duration lives,
        @DefaultValue("P90D") Duration keyLasts,
        @DefaultValue("") String issuer,
        @DefaultValue("") String jwks,
        @DefaultValue({"pos:write", "pos:read"}) Set<String> scopes,
        @DefaultValue("terminal") String terminalClaim) {}
