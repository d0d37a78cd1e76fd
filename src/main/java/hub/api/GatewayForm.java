package hub.api;

import hub.app.Gateway;
import hub.subscriber.Signing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A payment gateway as people describe it.
 *
 * @param secrets {@code whsec_…}, as the gateway shows them; several while they rotate
 */
record GatewayForm(String id, List<String> secrets) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int MOST_SECRETS = 4;

    /**
     * @param before null for a new one
     * @throws hub.problem.Problem 422 with every path
     */
    Gateway checked(String itsId, Gateway before, Instant asked) {
        FieldChecks checks = new FieldChecks();
        if (itsId == null || !ID.matcher(itsId).matches()) {
            checks.fault("/id", "unusable (expected: 1 to 63 small letters, digits and dashes)");
        }
        if (secrets == null || secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            checks.fault("/secrets", "missing or too many (expected: 1 to " + MOST_SECRETS + ")");
        } else {
            for (int i = 0; i < secrets.size(); i++) {
                if (secrets.get(i) == null || !Signing.usable(secrets.get(i))) {
                    checks.fault("/secrets/" + i, "unusable (expected: whsec_ and base64 of 24 to 64 bytes)");
                }
            }
        }
        checks.done();
        Instant now = asked.truncatedTo(ChronoUnit.MICROS);
        return before == null
                ? new Gateway(itsId, secrets, now, now, 1)
                : new Gateway(itsId, secrets, before.createdAt(), now, before.version() + 1);
    }
}
