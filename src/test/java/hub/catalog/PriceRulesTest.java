package hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Price old = row(1, "10.00", -9, null);
    private final Price sale = row(2, "7.00", -1, 1);
    private final Price current = row(3, "12.00", -5, null);
    private final Price future = row(4, "13.00", 5, null);
    private final Price ended = row(5, "1.00", -8, -7);
    private final List<Price> rows = List.of(old, sale, current, future, ended);

    @Test
    void the_row_that_begins_later_is_in_force_and_when_it_ends_the_one_before_stands_again() {
        assertThat(PriceRules.at(rows, NOW)).containsExactly(sale);
        assertThat(PriceRules.at(rows, day(2))).containsExactly(current);
        assertThat(PriceRules.at(rows, day(6))).containsExactly(future);
        assertThat(PriceRules.at(rows, day(-6))).containsExactly(old);
        assertThat(PriceRules.at(rows, day(-10))).isEmpty();
    }

    @Test
    void what_can_never_be_in_force_again_does_not_stand() {
        assertThat(PriceRules.standing(rows, NOW)).containsExactly(current, sale, future);
        assertThat(PriceRules.standing(rows, day(2))).containsExactly(current, future);
        assertThat(PriceRules.standing(rows, day(6))).containsExactly(future);
    }

    @Test
    void of_two_that_begin_together_the_one_recorded_later_is_in_force() {
        Price corrected = row(6, "12.50", -5, null);

        assertThat(PriceRules.at(List.of(current, corrected), NOW)).containsExactly(corrected);
        assertThat(PriceRules.standing(List.of(current, corrected), NOW)).containsExactly(corrected);
    }

    @Test
    void what_stands_said_again_says_nothing_new() {
        PriceRules.standing(rows, NOW)
                .forEach(row -> assertThat(PriceRules.says(rows, form(row), NOW))
                        .as(row.toString())
                        .isTrue());
        assertThat(PriceRules.says(rows, form(row(9, "12.01", -5, null)), NOW)).isFalse();
        assertThat(PriceRules.says(rows, form(row(9, "12.00", -5, 3)), NOW)).isFalse();
        assertThat(PriceRules.says(List.of(), new PriceForm("A", "EUR", null, null, null, null, null, null), NOW))
                .isTrue();
    }

    @Test
    void the_former_price_is_the_one_that_would_have_stood_when_the_new_one_begins() {
        assertThat(PriceRules.former(rows, row(6, "8.00", 0, null))).contains(sale);
        assertThat(PriceRules.former(rows, row(6, "14.00", 6, null))).contains(future);
        assertThat(PriceRules.former(rows, row(6, "9.00", -10, null))).isEmpty();
        Price ten =
                new Price("A", 7, "EUR", "base", BigDecimal.TEN, BigDecimal.ONE, null, day(-3), null, day(-3), "test");
        assertThat(PriceRules.former(rows, ten)).as("of another quantity").isEmpty();
    }

    private static PriceForm form(Price row) {
        return new PriceForm(
                row.sku(),
                row.currency(),
                row.list(),
                row.amount(),
                row.saleAmount(),
                row.minQuantity(),
                row.validFrom(),
                row.validTo());
    }

    private static Price row(long number, String amount, int from, Integer to) {
        return new Price(
                "A",
                number,
                "EUR",
                "base",
                BigDecimal.ONE,
                new BigDecimal(amount),
                null,
                day(from),
                to == null ? null : day(to),
                NOW,
                "key:1");
    }

    private static Instant day(int days) {
        return NOW.plusSeconds(86_400L * days);
    }
}
