package hub.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of an order, with what the hub knows of them. */
final class OrderLines {

    private final Heard heard;
    private final Goods goods;
    private final Map<String, String> skus;
    private final Tally tally;
    private final Findings findings;

    OrderLines(Heard heard, Goods goods, Tally tally, Findings findings) {
        FactValue.SkuLinks links = heard.fact(Fact.SKU_LINKS, FactValue.SkuLinks.class);
        this.heard = heard;
        this.goods = goods;
        this.skus = links == null ? Map.of() : links.links();
        this.tally = tally;
        this.findings = findings;
    }

    List<Order.Line> of(SlotValue.Lines shown) {
        if (shown == null) {
            findings.add("lines_unknown", "$.lines", "lines: not shown (expected: what was ordered)");
            return List.of();
        }
        List<Order.Line> lines = new ArrayList<>();
        for (SlotValue.Line line : shown.lines()) {
            lines.add(line(line, "$.lines[" + lines.size() + "]"));
        }
        return lines;
    }

    private Order.Line line(SlotValue.Line line, String path) {
        BigDecimal shipped = goods.shippedOf(line.id());
        BigDecimal returned = goods.returnedOf(line.id());
        findQuantities(line, shipped, returned, path);
        return new Order.Line(
                line.id(),
                sku(line, path),
                line.channelSku(),
                line.name(),
                line.quantity(),
                line.ordered(),
                shipped,
                returned,
                line.unitPrice(),
                line.discount(),
                line.tax(),
                total(line, path),
                line.kind(),
                line.parentId(),
                line.taxes(),
                Persons.structure(this.heard, line.extensions()));
    }

    private String sku(SlotValue.Line line, String path) {
        String sku = line.channelSku() == null ? null : skus.get(line.channelSku());
        if (sku == null && line.isProduct()) {
            findings.add("unmapped_sku", path + ".sku", "channelSku: " + line.channelSku() + " (expected: mapped)");
        }
        return sku;
    }

    private Money total(SlotValue.Line line, String path) {
        if (line.total() != null) {
            return line.total();
        }
        Money price = tally.own(line.unitPrice(), path + ".unitPrice");
        return price == null
                ? null
                : price.times(line.quantity()).minus(tally.ownOrZero(line.discount(), path + ".discount"));
    }

    private void findQuantities(SlotValue.Line line, BigDecimal shipped, BigDecimal returned, String path) {
        if (line.quantity().signum() < 0) {
            findings.add(
                    "line_negative",
                    path + ".quantity",
                    "quantity: " + line.quantity().toPlainString() + " (expected: 0 or more)");
        }
        // What came back may be off the quantity already or not: platforms differ.
        BigDecimal kept = shipped.subtract(returned);
        if (kept.compareTo(line.quantity().max(BigDecimal.ZERO)) > 0) {
            findings.add(
                    "over_shipped",
                    path + ".shipped",
                    "shipped: " + shipped.toPlainString() + " (expected: at most "
                            + line.quantity().toPlainString() + ")");
        }
    }
}
