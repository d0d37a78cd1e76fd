package hub.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quantities are decimals; the ledger keeps nine places. */
final class Quantity {

    static final int PLACES = 9;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(18);

    private Quantity() {}

    /** The same number for equal quantities, never in exponent form. */
    static BigDecimal plain(BigDecimal quantity) {
        BigDecimal stripped = quantity.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static boolean usable(BigDecimal quantity) {
        return quantity != null && quantity.abs().compareTo(LIMIT) < 0;
    }
}
