package hub.order;

import java.util.Map;
import java.util.Objects;

/**
 * The pure result of mapping one message (or a fact of the hub): what it shows of one order, and how new that is.
 *
 * @param order which order; never null
 * @param slots what is shown; a slot that is not shown is absent; never null
 * @param key one version for all slots; never null
 */
public record Observation(OrderKey order, Map<Slot, SlotValue> slots, VersionKey key) {

    public Observation {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(key, "key");
        slots = Map.copyOf(slots);
    }
}
