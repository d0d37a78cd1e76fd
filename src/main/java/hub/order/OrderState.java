package hub.order;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything heard about one order: per slot the newest value. {@link #join} is commutative, associative and idempotent, so
 * messages may come in any order and any number of times.
 */
public record OrderState(Map<Slot, Versioned> slots) {

    private static final OrderState NOTHING_HEARD = new OrderState(Map.of());

    public OrderState {
        slots = Collections.unmodifiableMap(slots);
    }

    public static OrderState empty() {
        return NOTHING_HEARD;
    }

    public Joined join(Observation heard) {
        Map<Slot, Versioned> joined = new HashMap<>(slots);
        Set<Slot> taken = new HashSet<>();
        Set<Slot> changed = new HashSet<>();
        heard.slots().forEach((slot, value) -> {
            Versioned held = slots.get(slot);
            boolean newer = held == null || heard.key().compareTo(held.key()) > 0;
            if (newer && !saysNothing(value)) {
                joined.put(slot, new Versioned(heard.key(), value));
                taken.add(slot);
                if (held == null || !held.value().equals(value)) {
                    changed.add(slot);
                }
            }
        });
        OrderState state = taken.isEmpty() ? this : new OrderState(joined);
        return new Joined(state, taken, changed, Ties.between(this, heard));
    }

    public OrderState with(Observation heard) {
        return join(heard).state();
    }

    /** The value of a slot, null when nothing was heard of it. */
    public SlotValue value(Slot slot) {
        Versioned held = slots.get(slot);
        return held == null ? null : held.value();
    }

    public VersionKey key(Slot slot) {
        Versioned held = slots.get(slot);
        return held == null ? null : held.key();
    }

    /** The newest version the channel has been heard to say; null when only the hub spoke. */
    public VersionKey heldVersion() {
        return slots.entrySet().stream()
                .filter(slot -> !(slot.getKey() instanceof Slot.FactSlot))
                .map(slot -> slot.getValue().key())
                .filter(key -> key.epoch() != Integer.MAX_VALUE)
                .max(VersionKey::compareTo)
                .orElse(null);
    }

    /** Whether a newer complete list no longer names this element. */
    boolean isGone(Slot.ElementSlot element) {
        Versioned list = slots.get(new Slot.ListSlot(element.set()));
        Versioned held = slots.get(element);
        return list != null && held != null && Elements.gone(list, element.id(), held.key());
    }

    /** A shell is made by what was heard of something else; it must not bring back an order that a read found gone. */
    static boolean saysNothing(SlotValue value) {
        return value instanceof SlotValue.Existence existence
                && Objects.equals(existence.state(), SlotValue.Existence.UNKNOWN);
    }
}
