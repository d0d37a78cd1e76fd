package hub.stock;

import java.math.BigDecimal;

/**
 * A part of an order line that a location was chosen for. The list of them is the order's allocation.
 *
 * @param sku the SKU that moves; a component where the line is a kit
 */
public record Share(String lineId, String sku, String location, BigDecimal quantity) {

    public Share {
        quantity = Quantity.plain(quantity);
    }
}
