package hub.stock;

import hub.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Which order lines move stock, and what is odd about them. */
final class StockItem {

    private static final int LONGEST_SKU = 300;

    private StockItem() {}

    /** Gift cards, services, tips and fees lie on no shelf; a line without the hub's SKU waits for its mapping. */
    static boolean is(Order.Line line) {
        return line.kind().equals("product") && usable(line.sku()) && Quantity.usable(line.quantity());
    }

    /** What the ledger cannot carry is named rather than left to fail in the store. */
    static List<Order.Finding> unusable(Order.Line line, String path) {
        List<Order.Finding> findings = new ArrayList<>();
        if (line.sku() != null && !usable(line.sku())) {
            findings.add(new Order.Finding(
                    "sku_unusable",
                    path + ".sku",
                    "sku: " + line.sku().length() + " characters (expected: 1 to " + LONGEST_SKU
                            + ", none of them a control character)"));
        }
        if (!Quantity.usable(line.quantity())) {
            findings.add(new Order.Finding(
                    "quantity_unusable", path + ".quantity", "quantity: out of range (expected: less than 10^18)"));
        }
        return findings;
    }

    static boolean usable(String sku) {
        return sku != null
                && !sku.isBlank()
                && sku.length() <= LONGEST_SKU
                && sku.chars().noneMatch(Character::isISOControl);
    }

    static List<Order.Finding> findings(Order order, Order.Line line, Places places, String path) {
        List<Order.Finding> findings = new ArrayList<>();
        order.fulfilments().stream()
                .filter(fulfilment -> fulfilment.lines().stream()
                        .anyMatch(part -> part.lineId().equals(line.id())))
                .map(Order.Fulfilment::location)
                .filter(location -> location != null && places.named(location).isEmpty())
                .distinct()
                .forEach(location -> findings.add(new Order.Finding(
                        "location_unknown", path, "location: " + location + " (expected: a location of the hub)")));
        order.refunds().stream()
                .flatMap(refund -> refund.lines().stream())
                .filter(part -> part.lineId().equals(line.id()) && !Restock.known(part))
                .forEach(part -> findings.add(new Order.Finding(
                        "restock_unknown",
                        path,
                        "restock: " + part.restock() + " (expected: return, cancel or none)")));
        return findings;
    }

    static List<Order.Finding> findings(LineFlows flows, String path) {
        List<Order.Finding> findings = new ArrayList<>();
        Order.Line line = flows.line();
        BigDecimal sold = line.ordered().max(line.quantity());
        if (flows.shipped().compareTo(sold) > 0) {
            findings.add(new Order.Finding(
                    "over_shipped",
                    path,
                    "shipped: " + plain(flows.shipped()) + " (expected: at most " + plain(sold) + ")"));
        }
        if (flows.returned().signum() > 0 && flows.returned().compareTo(flows.shipped()) > 0) {
            findings.add(new Order.Finding(
                    "returned_unshipped",
                    path,
                    "returned: " + plain(flows.returned()) + " (expected: at most " + plain(flows.shipped()) + ")"));
        }
        return findings;
    }

    private static String plain(BigDecimal quantity) {
        return Quantity.plain(quantity).toPlainString();
    }
}
