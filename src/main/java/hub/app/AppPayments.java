package hub.app;

import hub.folding.Cause;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.KnownOrders;
import hub.folding.News;
import hub.order.ElementSet;
import hub.order.HubFacts;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Slot;
import hub.order.SlotValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is heard of the money for an app's order after it was taken. The hub is its platform, so this is a fact. */
@Component
public class AppPayments {

    /** What became of it. */
    public enum Told {
        NO_SUCH_ORDER,
        SAME_AS_BEFORE,
        CHANGED
    }

    private final KnownOrders orders;
    private final Folding folding;

    AppPayments(KnownOrders orders, Folding folding) {
        this.orders = orders;
        this.folding = folding;
    }

    /** Empty while no order of the app has this id. */
    public Optional<UUID> find(String app, String externalId) {
        return orders.id(new OrderKey(AppOrders.CONNECTOR + "/" + app, externalId));
    }

    /**
     * Belongs to the caller's transaction. A payment of the same id is replaced; the same again changes nothing, and neither
     * does what is older than what is held: whoever tells again may be overtaken by the next.
     */
    public Told tell(UUID orderId, SlotValue.Payment payment, String actor, Instant now) {
        Optional<KnownOrders.Known> known =
                orders.find(orderId).filter(order -> order.subject().channel().equals(AppOrders.CONNECTOR));
        if (known.isEmpty()) {
            return Told.NO_SUCH_ORDER;
        }
        KnownOrders.Known order = known.get();
        News news = new News(
                order.key(), held -> slots(held, payment).map(slots -> HubFacts.said(order.key(), held, slots)));
        List<Fold> folds = folding.open(order.subject(), List.of(news), now);
        if (folds.stream().noneMatch(Fold::changed)) {
            return Told.SAME_AS_BEFORE;
        }
        folding.write(folds, new Cause("hub", "payment", null, null, actor), now);
        return Told.CHANGED;
    }

    private static Optional<Map<Slot, SlotValue>> slots(OrderState held, SlotValue.Payment payment) {
        Slot element = new Slot.ElementSlot(ElementSet.PAYMENTS, payment.id());
        Slot list = new Slot.ListSlot(ElementSet.PAYMENTS);
        if (payment.equals(held.value(element)) || isOvertaken(payment, held.value(element))) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>(held.value(list) instanceof SlotValue.Ids named ? named.ids() : List.of());
        if (!ids.contains(payment.id())) {
            ids.add(payment.id());
        }
        return Optional.of(Map.of(element, payment, list, new SlotValue.Ids(ids)));
    }

    private static boolean isOvertaken(SlotValue.Payment told, SlotValue held) {
        return held instanceof SlotValue.Payment known
                && known.at() != null
                && told.at() != null
                && told.at().isBefore(known.at());
    }
}
