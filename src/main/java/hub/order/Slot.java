package hub.order;

/** One cell of an order's state; the join keeps the greater key per slot. */
public sealed interface Slot {

    /** A part of the order, e.g. {@code header}. */
    record PartSlot(Part part) implements Slot {}

    /** The ids a payload named completely, e.g. {@code list:refunds}. */
    record ListSlot(ElementSet set) implements Slot {}

    /** One element, e.g. {@code refunds:509562969}. */
    record ElementSlot(ElementSet set, String id) implements Slot {}

    /** A fact of the hub itself, e.g. {@code fact:allocation}. */
    record FactSlot(Fact fact) implements Slot {}

    /** A slot that this version of the hub does not know; a newer one wrote it. */
    record OtherSlot(String name) implements Slot {}
}
