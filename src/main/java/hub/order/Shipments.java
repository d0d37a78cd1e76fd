package hub.order;

import hub.order.SlotValue.LineQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The fulfilments of an order. */
final class Shipments {

    private static final Map<String, String> NOT_LEFT = Map.of(
            "cancelled", "cancelled",
            "canceled", "cancelled",
            "failed", "failed",
            "failure", "failed",
            "error", "failed");

    private Shipments() {}

    static List<Order.Fulfilment> named(Heard heard, StatusWords words, Findings findings) {
        return heard.present(ElementSet.FULFILMENTS, SlotValue.Fulfilment.class).stream()
                .map(fulfilment -> named(fulfilment, words, findings))
                .toList();
    }

    private static Order.Fulfilment named(SlotValue.Fulfilment heard, StatusWords words, Findings findings) {
        String path = "$.fulfilments[" + heard.id() + "]";
        String status = status(heard, words, findings, path);
        if (heard.lines().isEmpty()) {
            findings.add("fulfilment_without_lines", path + ".lines", "lines: none (expected: what was shipped)");
        }
        return new Order.Fulfilment(
                heard.id(),
                status,
                heard.carrier(),
                heard.trackingNumber(),
                heard.trackingUrl(),
                heard.location(),
                heard.at(),
                false,
                heard.lines());
    }

    /** Goods whose shipment nobody understands stay reserved: that sells too little rather than too much. */
    private static String status(SlotValue.Fulfilment heard, StatusWords words, Findings findings, String path) {
        Boolean left = heard.statusWord() == null
                ? Boolean.TRUE
                : findings.meaning(words.shipment(), heard.statusWord(), "shipment_word_unknown", path + ".status");
        if (left == null) {
            return "pending";
        }
        if (!left) {
            return NOT_LEFT.getOrDefault(heard.statusWord().toLowerCase(Locale.ROOT), "pending");
        }
        return Goods.DELIVERED.equalsIgnoreCase(heard.deliveryWord()) ? Goods.DELIVERED : Goods.SHIPPED;
    }

    /**
     * Whether the platform only shows a status meaning shipped. A cancellation that comes after does not bring goods back,
     * as long as the platform still says when they left.
     */
    static boolean isImplied(Heard heard, StatusWords words, StatusWords.OrderWord word) {
        SlotValue.Header header = heard.header();
        if (word != null) {
            return word.shipped() || header.shippedAt() != null && !word.holdsStock();
        }
        boolean fulfilled = header.fulfilmentWord() != null
                && words.fulfilment().get(header.fulfilmentWord()) == Order.FulfilmentStatus.FULFILLED;
        return fulfilled && !heard.isListed(ElementSet.FULFILMENTS);
    }

    static Order.Fulfilment implied(Heard heard) {
        SlotValue.Header header = heard.header();
        Instant at = Stream.of(header.shippedAt(), header.closedAt(), header.updatedAt(), header.placedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Order.Fulfilment("implied", Goods.SHIPPED, null, null, null, null, at, true, all(heard.lines()));
    }

    private static List<LineQuantity> all(SlotValue.Lines lines) {
        if (lines == null) {
            return List.of();
        }
        return lines.lines().stream()
                .filter(line -> line.isProduct() && line.quantity().signum() > 0)
                .map(line -> new LineQuantity(line.id(), line.quantity()))
                .toList();
    }
}
