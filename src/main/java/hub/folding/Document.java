package hub.folding;

import hub.order.Observation;
import hub.order.OrderState;
import hub.order.Part;
import hub.order.Slot;
import hub.order.VersionKey;
import java.util.List;
import java.util.Optional;

/**
 * What a till or an app sends has no later version: the same id with the same content is a repeat, with other content a
 * conflict. Documents do not merge.
 */
public final class Document {

    private static final Slot HEADER = new Slot.PartSlot(Part.HEADER);

    private Document() {}

    /** The same id with other content. */
    public static final class Conflict extends RuntimeException {
        public Conflict(String id) {
            super("id: " + id + " (expected: one that no other content has)", null, false, false);
        }
    }

    public static News news(Observation heard) {
        return new News(heard.order(), held -> {
            names(heard).forEach(slot -> check(heard, slot, held));
            return Optional.of(heard);
        });
    }

    /** An order is known by its header; a refund that comes alone by its own id within the order. */
    private static List<Slot> names(Observation heard) {
        return heard.slots().containsKey(HEADER)
                ? List.of(HEADER)
                : heard.slots().keySet().stream()
                        .filter(Slot.ElementSlot.class::isInstance)
                        .toList();
    }

    private static void check(Observation heard, Slot slot, OrderState held) {
        VersionKey before = held.key(slot);
        if (before != null && !before.raw().equals(heard.key().raw())) {
            throw new Conflict(
                    slot instanceof Slot.ElementSlot element
                            ? element.id()
                            : heard.order().externalId());
        }
    }
}
