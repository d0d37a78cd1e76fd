package hub.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Quantities and moments in bodies: sane, or a fault with its path. */
final class QuantityChecks {

    private static final BigDecimal MOST = BigDecimal.valueOf(999_999_999);
    private static final int MOST_PLACES = 6;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private QuantityChecks() {}

    /** A quantity in range, or null after its fault was noted. */
    static BigDecimal quantity(FieldChecks checks, String path, BigDecimal value) {
        if (value == null) {
            checks.fault(path, "missing (expected: a number)");
            return null;
        }
        if (value.abs().compareTo(MOST) > 0) {
            checks.fault(path, "out of range (expected: at most " + MOST + ")");
            return null;
        }
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > MOST_PLACES) {
            checks.fault(path, "too precise (expected: at most " + MOST_PLACES + " decimal places)");
            return null;
        }
        return value.signum() == 0 ? BigDecimal.ZERO : value;
    }

    static BigDecimal positive(FieldChecks checks, String path, BigDecimal value) {
        BigDecimal quantity = quantity(checks, path, value);
        if (quantity != null && quantity.signum() <= 0) {
            checks.fault(path, quantity.toPlainString() + " (expected: more than zero)");
        }
        return quantity;
    }

    /** When something happened; now where nobody says, and where another clock is a little ahead of the hub's. */
    static Instant past(FieldChecks checks, String path, Instant value, Instant now) {
        if (value == null) {
            return now;
        }
        if (value.isBefore(EARLIEST) || value.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            checks.fault(path, "out of range (expected: a moment between " + EARLIEST + " and now)");
        }
        return value.isAfter(now) ? now : value;
    }
}
