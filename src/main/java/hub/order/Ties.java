package hub.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds where a channel said two things under one version, so that only a later read can tell which holds. */
final class Ties {

    private Ties() {}

    static Set<Slot> between(OrderState held, Observation heard) {
        Set<Slot> tied = new HashSet<>();
        heard.slots().forEach((slot, value) -> {
            Versioned before = held.slots().get(slot);
            Versioned now = new Versioned(heard.key(), value);
            if (before != null && sameVersionOtherValue(before, now)) {
                tied.add(slot);
            }
            if (slot instanceof Slot.ElementSlot element) {
                addIfUndecided(held.slots().get(new Slot.ListSlot(element.set())), element, heard.key(), tied);
            }
            if (slot instanceof Slot.ListSlot list) {
                elementsOf(held, list).forEach((element, other) -> addIfUndecided(now, element, other.key(), tied));
            }
        });
        tied.removeIf(slot -> slot instanceof Slot.FactSlot);
        return tied;
    }

    /** The same bytes under another mapping are no tie, and a settled read has the last word. */
    private static boolean sameVersionOtherValue(Versioned before, Versioned now) {
        VersionKey greater = before.key().compareTo(now.key()) > 0 ? before.key() : now.key();
        return !OrderState.saysNothing(now.value())
                && before.key().compareVersion(now.key()) == 0
                && greater.settled() == 0
                && !before.key().raw().equals(now.key().raw())
                && !before.value().equals(now.value());
    }

    private static void addIfUndecided(
            Versioned list, Slot.ElementSlot element, VersionKey elementKey, Set<Slot> tied) {
        if (list != null && Elements.undecided(list, element.id(), elementKey)) {
            tied.add(element);
        }
    }

    private static Map<Slot.ElementSlot, Versioned> elementsOf(OrderState held, Slot.ListSlot list) {
        Map<Slot.ElementSlot, Versioned> elements = new HashMap<>();
        held.slots().forEach((slot, value) -> {
            if (slot instanceof Slot.ElementSlot element && element.set() == list.set()) {
                elements.put(element, value);
            }
        });
        return elements;
    }
}
