package hub.stock;

import java.time.Instant;

/**
 * A written row of the ledger.
 *
 * @param id unique; with SKU and location the identity of a stock change
 */
public record LedgerRow(long id, Movement movement, Instant recordedAt) {

    /** {@code sku:location:ledger row}, the id of the event that tells about it. */
    public String eventId() {
        return movement.sku() + ":" + movement.location() + ":" + id;
    }
}
