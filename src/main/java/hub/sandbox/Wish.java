package hub.sandbox;

import java.math.BigDecimal;
import java.util.List;

/**
 * What somebody does in a shop; everything may be left out.
 *
 * @param lines of an order, an edit, a refund or a shipment; null for what the shop chooses, or for all of them
 * @param paid whether an order is paid at once
 * @param restock whether refunded pieces come back; null for yes
 */
public record Wish(List<Item> lines, Boolean paid, Boolean restock, String reason) {

    public static final Wish NONE = new Wish(null, null, null, null);

    /** @param price in the shop's currency; null for the catalogue's */
    public record Item(String sku, Integer quantity, BigDecimal price) {}

    boolean paysAtOnce() {
        return Boolean.TRUE.equals(paid);
    }

    boolean restocks() {
        return !Boolean.FALSE.equals(restock);
    }
}
