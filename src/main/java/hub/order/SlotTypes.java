package hub.order;

import java.util.EnumMap;
import java.util.Map;

/** Which shape each slot holds. */
final class SlotTypes {

    private static final Map<Part, Class<? extends SlotValue>> PARTS = new EnumMap<>(Map.of(
            Part.HEADER, SlotValue.Header.class,
            Part.LINES, SlotValue.Lines.class,
            Part.MONEY, SlotValue.MoneyPart.class,
            Part.PERSON, SlotValue.Person.class,
            Part.SHIP_TO, SlotValue.Address.class,
            Part.BILL_TO, SlotValue.Address.class,
            Part.CANCEL, SlotValue.Cancel.class,
            Part.EXISTENCE, SlotValue.Existence.class));

    private static final Map<ElementSet, Class<? extends SlotValue>> ELEMENTS = new EnumMap<>(Map.of(
            ElementSet.PAYMENTS, SlotValue.Payment.class,
            ElementSet.FULFILMENTS, SlotValue.Fulfilment.class,
            ElementSet.REFUNDS, SlotValue.Refund.class,
            ElementSet.RETURNS, SlotValue.Return.class));

    private static final Map<Fact, Class<? extends SlotValue>> FACTS = new EnumMap<>(Map.of(
            Fact.ALLOCATION, FactValue.Allocation.class,
            Fact.HOLDS, FactValue.Holds.class,
            Fact.SKU_LINKS, FactValue.SkuLinks.class,
            Fact.CUSTOMER_LINK, FactValue.CustomerLink.class,
            Fact.RATE, FactValue.Rate.class,
            Fact.EXPIRED, FactValue.Expired.class,
            Fact.CANCELLATION, FactValue.Cancellation.class,
            Fact.NOTES, FactValue.Notes.class,
            Fact.ERASED, FactValue.Erased.class));

    private SlotTypes() {}

    static Class<? extends SlotValue> of(Slot slot) {
        if (slot instanceof Slot.PartSlot part) {
            return PARTS.get(part.part());
        }
        if (slot instanceof Slot.ElementSlot element) {
            return ELEMENTS.get(element.set());
        }
        if (slot instanceof Slot.FactSlot fact) {
            return FACTS.get(fact.fact());
        }
        return slot instanceof Slot.ListSlot ? SlotValue.Ids.class : SlotValue.Other.class;
    }
}
