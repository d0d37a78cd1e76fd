package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/**
 * One change of stock, before it is written.
 *
 * @param orderId the order it belongs to; null for adjustments and transfers
 * @param lineId the order's line; null for adjustments and transfers
 * @param sku the hub's SKU, never a kit; never null
 * @param location where; never null
 * @param quantity what is added, negative when taken; decimals allowed
 * @param effectiveAt when it happened in the world, to the microsecond
 * @param reason why, in one stable word: {@code hold}, {@code release}, {@code shipment}, {@code sale}, {@code return} …
 * @param reference what caused it: the fulfilment, the refund, the transfer; may be null
 */
public record Movement(
        UUID orderId,
        String lineId,
        String sku,
        String location,
        Kind kind,
        BigDecimal quantity,
        Instant effectiveAt,
        String reason,
        String reference) {

    public Movement {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        quantity = Quantity.plain(quantity);
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
    }

    Place place() {
        return new Place(sku, location);
    }
}
