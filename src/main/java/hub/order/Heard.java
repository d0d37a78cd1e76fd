package hub.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A state as its reader wants it: parts, facts, and those elements that are still there. */
final class Heard {

    private static final Comparator<SlotValue.Element> OLDEST_FIRST = Comparator.comparing(
                    SlotValue.Element::at, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SlotValue.Element::id);

    private final OrderState state;

    Heard(OrderState state) {
        this.state = state;
    }

    SlotValue.Header header() {
        return part(Part.HEADER, SlotValue.Header.class);
    }

    /** Null when no payload showed lines. */
    SlotValue.Lines lines() {
        return part(Part.LINES, SlotValue.Lines.class);
    }

    SlotValue.MoneyPart money() {
        return part(Part.MONEY, SlotValue.MoneyPart.class);
    }

    <T extends SlotValue> T part(Part part, Class<T> type) {
        return type.cast(state.value(new Slot.PartSlot(part)));
    }

    <T extends FactValue> T fact(Fact fact, Class<T> type) {
        return type.cast(state.value(new Slot.FactSlot(fact)));
    }

    boolean isGone() {
        SlotValue.Existence existence = part(Part.EXISTENCE, SlotValue.Existence.class);
        return existence != null && existence.state().equals(SlotValue.Existence.GONE);
    }

    boolean isErased() {
        return fact(Fact.ERASED, FactValue.Erased.class) != null;
    }

    boolean isListed(ElementSet set) {
        return state.slots().containsKey(new Slot.ListSlot(set));
    }

    <T extends SlotValue.Element> List<T> present(ElementSet set, Class<T> type) {
        List<T> elements = new ArrayList<>();
        state.slots().forEach((slot, held) -> {
            if (slot instanceof Slot.ElementSlot element && element.set() == set && !state.isGone(element)) {
                elements.add(type.cast(held.value()));
            }
        });
        elements.sort(OLDEST_FIRST);
        return elements;
    }
}
