package hub.reconcile;

import java.time.Instant;
import java.util.UUID;

/**
 * One order of which both sides do not know the same.
 *
 * @param orderId the hub's; null while it has none
 * @param kind {@code missing_here}, {@code missing_there} or {@code differs}
 * @param detail what is another: {@code name: hub (expected: platform)}
 * @param expected what the platform listed; null for what it did not
 * @param state {@code open}, {@code healed} or {@code unexplained}
 */
public record Difference(
        String externalId,
        UUID orderId,
        String kind,
        String detail,
        @com.fasterxml.jackson.annotation.JsonIgnore String expected,
        String state,
        Instant foundAt,
        Instant settledAt) {

    static final String MISSING_HERE = "missing_here";
    static final String MISSING_THERE = "missing_there";
    static final String DIFFERS = "differs";

    static Difference found(String externalId, UUID orderId, String kind, String detail, String expected, Instant at) {
        return new Difference(externalId, orderId, kind, detail, expected, "open", at, null);
    }
}
