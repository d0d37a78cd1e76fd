package hub.stock;

import hub.order.FactValue;
import hub.order.Order;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger lacks to agree with an order.
 *
 * @param rows numbered already, so that events can name them; empty when the ledger agrees
 * @param guarded written only as far as it is available: an order of the hub's own
 * @param allocation the order's whole allocation, when something was decided; to be stored with the order
 * @param findings what is odd about the order's goods
 */
public record StockPlan(
        List<LedgerRow> rows,
        boolean guarded,
        Optional<FactValue.Allocation> allocation,
        List<Order.Finding> findings) {

    public static final StockPlan NOTHING = new StockPlan(List.of(), false, Optional.empty(), List.of());
}
