package hub.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Observations that the hub makes itself. Written under the order's lock, so that each follows what is held. */
public final class HubFacts {

    private HubFacts() {}

    /** A fact, newer than the one held. */
    public static Observation fact(OrderKey order, OrderState held, Fact fact, FactValue value) {
        return said(order, held, Map.of(new Slot.FactSlot(fact), value));
    }

    /** What the hub says of an order whose channel it is: parts, elements and facts, newer than what is held of each. */
    public static Observation said(OrderKey order, OrderState held, Map<Slot, SlotValue> slots) {
        VersionKey newest = slots.keySet().stream()
                .map(held::key)
                .filter(key -> key != null)
                .max(VersionKey::compareTo)
                .orElse(null);
        return new Observation(order, slots, VersionKey.fact(newest));
    }

    /** The person is forgotten for good: nothing heard later brings them back. */
    public static Observation erased(OrderKey order, Instant at) {
        Map<Slot, SlotValue> slots = new HashMap<>();
        slots.put(new Slot.FactSlot(Fact.ERASED), new FactValue.Erased(at));
        slots.put(new Slot.PartSlot(Part.PERSON), new SlotValue.Person(null, null, null, null, null, true));
        slots.put(new Slot.PartSlot(Part.SHIP_TO), SlotValue.Address.NOWHERE);
        slots.put(new Slot.PartSlot(Part.BILL_TO), SlotValue.Address.NOWHERE);
        return new Observation(order, slots, VersionKey.last());
    }
}
