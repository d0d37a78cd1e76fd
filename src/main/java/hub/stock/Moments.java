package hub.stock;

import hub.order.Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When things happened that nobody dated. The first guess stays: a later note on the order must not carry a shipment over
 * a count that already contains it.
 */
record Moments(Order order, Instant now, List<LedgerSum> ledger) {

    Instant dated(Instant at, String lineId, String reference) {
        return at != null ? at : undated(null, lineId, reference);
    }

    Instant undated(Instant guess, String lineId, String reference) {
        return ledger.stream()
                .filter(row -> row.kind() == Kind.ON_HAND)
                .filter(row -> row.lineId().equals(lineId) && reference.equals(row.reference()))
                .map(LedgerSum::effectiveAt)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> firstOf(guess, order.updatedAt(), now));
    }

    private static Instant firstOf(Instant... candidates) {
        for (Instant candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("at: null (expected: the transaction's time)");
    }
}
