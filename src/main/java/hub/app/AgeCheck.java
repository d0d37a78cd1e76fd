package hub.app;

import hub.folding.OrderCheck;
import hub.order.Order;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names orders that too old an app had buffered. */
@Component
class AgeCheck implements OrderCheck {

    @Override
    public List<Order.Finding> check(Order order) {
        Object least = order.extensions().get(AppGate.OUTDATED);
        return order.channel().equals(AppOrders.CONNECTOR) && least != null
                ? List.of(new Order.Finding(
                        "app_outdated",
                        "$.extensions.appVersion",
                        "buffered by too old an app (expected: " + least + " or newer)"))
                : List.of();
    }
}
