package hub.till;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a shift sold. Currencies never add, so that the sums stand per currency.
 *
 * @param complete whether no number is missing in it or at its ends; false also where a transaction carries no number
 * @param gaps the missing numbers that may belong to it
 */
public record ShiftTotals(
        String terminal,
        String shift,
        int registration,
        boolean complete,
        long transactions,
        Long firstSequence,
        Long lastSequence,
        Instant firstAt,
        Instant lastAt,
        List<Gap> gaps,
        List<Sum> totals) {

    public record Gap(long from, long to) {}

    /** @param total {@code sold} less {@code returned}: what the till should have taken */
    public record Sum(
            String currency,
            String sold,
            String returned,
            String discount,
            String tax,
            String tip,
            String rounding,
            String total,
            List<Tender> payments) {

        Sum with(List<Tender> tenders) {
            return new Sum(currency, sold, returned, discount, tax, tip, rounding, total, tenders);
        }
    }

    public record Tender(String method, String status, String amount) {}

    static String plain(BigDecimal sum) {
        BigDecimal stripped = sum.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }
}
