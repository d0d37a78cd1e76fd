package hub.stock;

import hub.order.Order;
import java.util.Set;

/** Whether a fulfilment says that goods left. */
final class Shipped {

    private static final Set<String> LEFT = Set.of("shipped", "delivered");

    private Shipped() {}

    static boolean left(Order.Fulfilment fulfilment) {
        return LEFT.contains(fulfilment.status());
    }
}
