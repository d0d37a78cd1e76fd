package hub.stock;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A location as the allocation sees it.
 *
 * @param priority smaller is better
 * @param available SKU → what is free there; a missing SKU has none
 */
record Site(
        String id, int priority, String country, String region, String postcode, Map<String, BigDecimal> available) {

    BigDecimal free(String sku) {
        return available.getOrDefault(sku, BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    Site with(Map<String, BigDecimal> free) {
        return new Site(id, priority, country, region, postcode, free);
    }
}
