package hub.folding;

import hub.order.Fact;
import hub.order.FactValue;
import hub.order.HubFacts;
import hub.order.Order;
import hub.order.OrderState;
import hub.order.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What people of the merchant and the hub itself say of an order. All methods belong to the caller's transaction. */
@Component
public class OrderFacts {

    private final KnownOrders orders;
    private final Folding folding;

    OrderFacts(KnownOrders orders, Folding folding) {
        this.orders = orders;
        this.folding = folding;
    }

    /** The order waits; a hold of the same code is replaced. @return false for an order that cannot be folded on */
    public boolean hold(UUID orderId, Order.Hold hold, String actor, Instant now) {
        return say(orderId, Fact.HOLDS, "hold", actor, now, state -> {
            List<Order.Hold> holds = without(state, hold.code());
            holds.add(hold);
            return Optional.of(new FactValue.Holds(holds));
        });
    }

    /** The order no longer waits for this. @return false for an order that cannot be folded on */
    public boolean release(UUID orderId, String code, String actor, Instant now) {
        return say(orderId, Fact.HOLDS, "release", actor, now, state -> {
            List<Order.Hold> left = without(state, code);
            return left.size() == holds(state).size() ? Optional.empty() : Optional.of(new FactValue.Holds(left));
        });
    }

    /** @return false for an order that cannot be folded on */
    public boolean note(UUID orderId, Order.Note note, String actor, Instant now) {
        return say(orderId, Fact.NOTES, "note", actor, now, state -> {
            List<Order.Note> notes = new ArrayList<>(
                    state.value(new Slot.FactSlot(Fact.NOTES)) instanceof FactValue.Notes held
                            ? held.notes()
                            : List.of());
            notes.add(note);
            return Optional.of(new FactValue.Notes(notes));
        });
    }

    /** The time to pay ran out; said once. @return false for an order that cannot be folded on */
    public boolean expire(UUID orderId, Instant now) {
        return say(
                orderId,
                Fact.EXPIRED,
                "expired",
                null,
                now,
                state -> state.value(new Slot.FactSlot(Fact.EXPIRED)) == null
                        ? Optional.of(new FactValue.Expired(now))
                        : Optional.empty());
    }

    private boolean say(
            UUID orderId,
            Fact fact,
            String kind,
            String actor,
            Instant now,
            Function<OrderState, Optional<FactValue>> value) {
        Optional<KnownOrders.Known> known = orders.find(orderId);
        known.ifPresent(order -> {
            News news = new News(
                    order.key(), held -> value.apply(held).map(said -> HubFacts.fact(order.key(), held, fact, said)));
            List<Fold> folds = folding.open(order.subject(), List.of(news), now);
            if (folds.stream().anyMatch(Fold::changed)) {
                folding.write(folds, new Cause("hub", kind, null, null, actor), now);
            }
        });
        return known.isPresent();
    }

    private static List<Order.Hold> holds(OrderState state) {
        return state.value(new Slot.FactSlot(Fact.HOLDS)) instanceof FactValue.Holds held ? held.holds() : List.of();
    }

    private static List<Order.Hold> without(OrderState state, String code) {
        return new ArrayList<>(
                holds(state).stream().filter(hold -> !hold.code().equals(code)).toList());
    }
}
