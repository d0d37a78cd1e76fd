package hub.stock;

import hub.order.Order;
import hub.order.SlotValue;
import java.util.List;
import java.util.Optional;

/** What applying an order did to stock. */
public sealed interface StockResult {

    /**
     * The ledger agrees with the order.
     *
     * @param rows what was written, empty when it agreed already; each is one change of stock
     * @param allocation the order's whole allocation as a fact, when something was decided; to be stored with the order
     * @param findings what is odd about the order's goods
     */
    record Applied(List<LedgerRow> rows, Optional<SlotValue.FactValue> allocation, List<Order.Finding> findings)
            implements StockResult {}

    /** An order of the hub's own that stock does not suffice for; the caller rolls back. */
    record StockShort(List<String> skus) implements StockResult {}
}
