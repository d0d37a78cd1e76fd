package hub.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads prices. */
@Component
public class Prices {

    private final PriceRows rows;

    Prices(PriceRows rows) {
        this.rows = rows;
    }

    /** What is in force at that moment: per SKU, currency, list and least quantity one. */
    public List<Price> at(Collection<String> skus, Instant at) {
        return PriceRules.at(rows.covering(skus, at), at);
    }

    /** Of the prices at one moment the one for so many pieces of the SKU; empty where there is none. */
    public static Optional<Price> of(
            Collection<Price> atThatMoment, String sku, String currency, String list, BigDecimal quantity) {
        return PriceRules.of(
                atThatMoment.stream()
                        .filter(price -> price.sku().equals(sku)
                                && price.currency().equals(currency)
                                && price.list().equals(list))
                        .toList(),
                quantity);
    }

    /** What is in force now or will be, by SKU: what somebody without a connection has to know. */
    public Map<String, List<Price>> standing(Collection<String> skus, Instant now) {
        Map<String, List<Price>> bySku = rows.of(skus).stream().collect(Collectors.groupingBy(Price::sku));
        bySku.replaceAll((sku, all) -> PriceRules.standing(all, now));
        return bySku;
    }

    /** Every row of the SKU below the given number, the newest first. */
    public List<Price> history(String sku, long below, int most) {
        return rows.below(sku, below, most);
    }

    /** SKUs that ever had a price, sorted. */
    public List<String> skus(String after, int most) {
        return rows.skusAfter(after, most);
    }
}
