package hub.stock;

import hub.order.Order;
import java.util.Set;

/** Whether a fulfilment says that goods left. */
final class Shipped {

    private static final Set<String> STILL_HERE = Set.of("pending", "cancelled", "failed");

    private Shipped() {}

    static boolean left(Order.Fulfilment fulfilment) {
        return fulfilment.status() == null || !STILL_HERE.contains(fulfilment.status());
    }
}
