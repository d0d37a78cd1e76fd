package hub.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the hub itself knows of an order, one shape per {@link Fact}. Written whole: a new value replaces the old one. */
public sealed interface FactValue extends SlotValue {

    /** Which location each open piece was given, made once per open quantity; {@code explanation} is for people. */
    record Allocation(List<Share> shares, List<Considered> explanation) implements FactValue {

        public Allocation {
            shares = Bounds.list(shares);
            explanation = Bounds.list(explanation);
        }
    }

    /** @param sku the hub's SKU that moves; a component where the line is a kit */
    record Share(String lineId, String sku, String location, BigDecimal quantity) {

        public Share {
            quantity = Bounds.decimal("quantity", Objects.requireNonNull(quantity, "quantity"));
        }
    }

    record Considered(String location, boolean chosen, String reason) {}

    /** Reasons why the order waits; empty when it no longer does. */
    record Holds(List<Order.Hold> holds) implements FactValue {

        public Holds {
            holds = Bounds.list(holds);
        }
    }

    /** @param links channel SKU → the hub's SKU, for those that are mapped */
    record SkuLinks(Map<String, String> links) implements FactValue {

        public SkuLinks {
            links = links == null ? Map.of() : Map.copyOf(links);
        }
    }

    /** @param customerId the hub's customer; null after the link was taken back */
    record CustomerLink(String customerId) implements FactValue {}

    /** The reporting rate with its source and date; written once and never changed. */
    record Rate(Order.Rate rate) implements FactValue {}

    /** An unpaid order whose time ran out. */
    record Expired(Instant at) implements FactValue {}

    /** A cancellation of an order whose channel is the hub. {@code at} null takes it back. */
    record Cancellation(Instant at, String reason) implements FactValue {}

    record Notes(List<Order.Note> notes) implements FactValue {

        public Notes {
            notes = Bounds.list(notes);
        }
    }

    /** The person was erased by the hub: nothing personal is shown, whatever is heard later. */
    record Erased(Instant at) implements FactValue {}
}
