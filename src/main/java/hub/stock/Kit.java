package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A SKU that lies on no shelf: selling it takes its components.
 *
 * @param sku the kit's own SKU
 * @param validFrom orders placed from then on take this composition
 */
public record Kit(String sku, String name, Instant validFrom, List<Component> components) {

    public Kit {
        components = List.copyOf(components);
    }

    /** @param quantity how many of the SKU one kit takes */
    public record Component(String sku, BigDecimal quantity) {

        public Component {
            quantity = Quantity.plain(quantity);
        }
    }
}
