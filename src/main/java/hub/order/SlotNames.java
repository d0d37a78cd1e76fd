package hub.order;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Slots as short words: {@code lines}, {@code list:refunds}, {@code refunds:509562969}, {@code fact:holds}. */
final class SlotNames {

    private static final String LIST = "list:";
    private static final String FACT = "fact:";
    private static final Map<String, Slot> FIXED = new HashMap<>();
    private static final Map<Slot, String> NAMES = new HashMap<>();
    private static final Map<String, ElementSet> SETS = new HashMap<>();

    static {
        for (Part part : Part.values()) {
            fixed(camelCase(part), new Slot.PartSlot(part));
        }
        for (ElementSet set : ElementSet.values()) {
            SETS.put(camelCase(set), set);
            fixed(LIST + camelCase(set), new Slot.ListSlot(set));
        }
        for (Fact fact : Fact.values()) {
            fixed(FACT + camelCase(fact), new Slot.FactSlot(fact));
        }
    }

    private SlotNames() {}

    static String of(Slot slot) {
        if (slot instanceof Slot.ElementSlot element) {
            return camelCase(element.set()) + ":" + element.id();
        }
        return slot instanceof Slot.OtherSlot other ? other.name() : NAMES.get(slot);
    }

    static Slot slot(String name) {
        Slot fixed = FIXED.get(name);
        if (fixed != null) {
            return fixed;
        }
        int colon = name.indexOf(':');
        ElementSet set = colon < 0 ? null : SETS.get(name.substring(0, colon));
        return set == null ? new Slot.OtherSlot(name) : new Slot.ElementSlot(set, name.substring(colon + 1));
    }

    /** As in observations: {@code SHIP_TO} is {@code shipTo}. */
    static String camelCase(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static void fixed(String name, Slot slot) {
        FIXED.put(name, slot);
        NAMES.put(slot, name);
    }
}
