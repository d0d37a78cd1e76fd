package hub.folding;

import hub.feed.Event;
import hub.order.Observation;
import hub.order.Order;
import hub.order.OrderState;
import hub.security.OrderSecret;
import hub.stock.StockPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One order under its lock: what was held, what it becomes, and what stock has to do about it. Nothing is written yet.
 *
 * @param joined the news that were newer than what was held
 * @param unmapped channel SKUs nobody has explained yet
 * @param told what the order made of others, for their events
 * @param before empty when the order was new or a shell
 * @param after empty while the order is a shell
 * @param doubt why the order has to be read again
 */
public record Fold(
        Subject subject,
        OrderRows.Locked row,
        String externalId,
        OrderState state,
        boolean changed,
        Doubt doubt,
        List<Observation> joined,
        Optional<Order> before,
        Optional<Order> after,
        Set<String> unmapped,
        List<Event> told,
        StockPlan stock) {

    public UUID orderId() {
        return row.id();
    }

    public OrderSecret secret() {
        return row.secret();
    }
}
