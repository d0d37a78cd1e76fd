package hub.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a state shows.
 *
 * @param order the canonical order; null for a shell, of which only a refund or a return was heard
 * @param holdsStock whether the status reserves what is open
 * @param closedAt when the channel closed the order; null while it is open or the channel does not say
 * @param returns what came back and lies on the shelf again, beside the refunds of the order
 * @param allocation what was allocated before; null when nothing was
 */
public record Rendered(
        Order order,
        boolean holdsStock,
        Instant closedAt,
        List<SlotValue.Return> returns,
        FactValue.Allocation allocation) {

    static Rendered shell() {
        return new Rendered(null, false, null, List.of(), null);
    }

    public Optional<Order> shown() {
        return Optional.ofNullable(order);
    }
}
