package hub.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which of many rows is the price. */
final class PriceRules {

    private record Tier(String sku, String currency, String list, BigDecimal from) {

        static Tier of(Price price) {
            return new Tier(
                    price.sku(),
                    price.currency(),
                    price.list(),
                    price.minQuantity().stripTrailingZeros());
        }
    }

    private static final Comparator<Price> SHOWN = Comparator.comparing(Price::sku)
            .thenComparing(Price::currency)
            .thenComparing(Price::list)
            .thenComparing(Price::minQuantity);

    private PriceRules() {}

    /** The price per currency, list and quantity at that moment. */
    static List<Price> at(Collection<Price> rows, Instant at) {
        Map<Tier, Price> first = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.covers(at))
                .forEach(row -> first.merge(Tier.of(row), row, (one, other) -> one.goesBefore(other) ? one : other));
        return first.values().stream()
                .filter(row -> row.amount() != null)
                .sorted(SHOWN)
                .toList();
    }

    /** What the added row takes the place of when it begins. */
    static Optional<Price> former(Collection<Price> rows, Price added) {
        return at(rows, added.validFrom()).stream()
                .filter(row -> Tier.of(row).equals(Tier.of(added)))
                .findFirst();
    }

    /** @param rows of one SKU, currency and list, those at that moment */
    static Optional<Price> of(Collection<Price> rows, BigDecimal quantity) {
        return rows.stream()
                .filter(row -> row.minQuantity().compareTo(quantity) <= 0)
                .max(Comparator.comparing(Price::minQuantity));
    }

    /** Rows that are, or will be, the price at some moment from {@code now} on. */
    static List<Price> standing(Collection<Price> rows, Instant now) {
        return rows.stream()
                .filter(row -> row.validTo() == null || row.validTo().isAfter(now))
                .filter(row -> rows.stream().noneMatch(other -> hides(other, row, now)))
                .sorted(SHOWN.thenComparing(Price::validFrom))
                .toList();
    }

    private static boolean hides(Price other, Price row, Instant now) {
        Instant from = row.validFrom().isAfter(now) ? row.validFrom() : now;
        return Tier.of(other).equals(Tier.of(row))
                && other.goesBefore(row)
                && !other.validFrom().isAfter(from)
                && (other.validTo() == null
                        || row.validTo() != null && !other.validTo().isBefore(row.validTo()));
    }

    /** Whether saying this again would say nothing new. */
    static boolean says(Collection<Price> rows, PriceForm form, Instant now) {
        Instant at = form.validFrom() == null ? now : form.validFrom();
        Optional<Price> first = rows.stream()
                .filter(row ->
                        row.currency().equals(form.currency()) && row.list().equals(form.list()))
                .filter(row -> same(row.minQuantity(), form.minQuantity()))
                .filter(row -> form.validFrom() == null
                        ? row.covers(at)
                        : row.validFrom().equals(at))
                .reduce((one, other) -> one.goesBefore(other) ? one : other);
        return first.map(row -> same(row.amount(), form.amount())
                        && same(row.saleAmount(), form.saleAmount())
                        && Objects.equals(row.validTo(), form.validTo()))
                .orElse(form.amount() == null);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
