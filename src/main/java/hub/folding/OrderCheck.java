package hub.folding;

import hub.order.Order;
import java.util.List;

/**
 * Looks at an order as it is about to be shown and says what is odd about it; never a refusal. Reads only, and gives the same
 * for the same order as long as what it compares with is the same.
 */
public interface OrderCheck {

    /** @return no personal field in any detail: findings stand in clear in the timeline */
    List<Order.Finding> check(Order order);
}
