package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;

/** What the ledger already holds for one order line, summed by place, kind, moment and cause. */
record LedgerSum(
        String lineId,
        String sku,
        String location,
        Kind kind,
        Instant effectiveAt,
        String reference,
        BigDecimal quantity) {

    static LedgerSum of(Movement movement) {
        return new LedgerSum(
                movement.lineId(),
                movement.sku(),
                movement.location(),
                movement.kind(),
                movement.effectiveAt(),
                movement.reference(),
                movement.quantity());
    }
}
