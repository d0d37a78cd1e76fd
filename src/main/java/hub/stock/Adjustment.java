package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of stock that a person or a device states.
 *
 * @param quantity what was counted, or what is added; the reason says which signs make sense
 * @param at when it was counted or happened
 */
public record Adjustment(String sku, String location, Reason reason, BigDecimal quantity, Instant at) {

    /** Why stock changes. {@code COUNT} sets, the others add. */
    public enum Reason {
        COUNT("zero or more"),
        RECEIPT("more than zero"),
        FOUND("more than zero"),
        RETURN("more than zero"),
        DAMAGE("less than zero, it takes stock away"),
        LOSS("less than zero, it takes stock away"),
        THEFT("less than zero, it takes stock away"),
        CORRECTION("not zero"),
        /** Adds to what is there but cannot be sold; a negative quantity frees it again. */
        UNAVAILABLE("not zero");

        private final String expected;

        Reason(String expected) {
            this.expected = expected;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Which quantities make sense, in words. */
        public String expected() {
            return expected;
        }

        public boolean allows(BigDecimal quantity) {
            return switch (this) {
                case COUNT -> quantity.signum() >= 0;
                case RECEIPT, FOUND, RETURN -> quantity.signum() > 0;
                case DAMAGE, LOSS, THEFT -> quantity.signum() < 0;
                case CORRECTION, UNAVAILABLE -> quantity.signum() != 0;
            };
        }

        public static Optional<Reason> of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }
}
