package hub.order;

import hub.order.SlotValue.MoneyPart;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The totals as the platform states them, added up from the order where it does not, and whether they agree. */
final class OrderTotals {

    private final boolean taxesIncluded;
    private final List<Order.Line> lines;
    private final Tally tally;
    private final Findings findings;

    OrderTotals(boolean taxesIncluded, List<Order.Line> lines, Tally tally, Findings findings) {
        this.taxesIncluded = taxesIncluded;
        this.lines = lines;
        this.tally = tally;
        this.findings = findings;
    }

    /** Without paid and refunded, which follow from payments and refunds. */
    Order.Totals of(MoneyPart money) {
        if (money == null) {
            findings.add("money_unknown", "$.totals", "totals: not shown (expected: what is to be paid)");
            return new Order.Totals(null, null, null, null, null, null, null, null, null, null, null);
        }
        Money goods = goods(money);
        Money discount = stated(money.discount(), "discount", () -> discount(money));
        Money shipping = stated(
                money.shippingTotal(), "shipping", () -> sum(money.shipping(), SlotValue.Shipping::amount, "shipping"));
        Money tax = stated(money.tax(), "tax", () -> sum(money.taxes(), SlotValue.Tax::amount, "taxes"));
        Money fees = stated(money.fees(), "fees", () -> sum(money.feeLines(), SlotValue.Fee::amount, "fees"));
        Money tip = tally.ownOrZero(money.tip(), "$.totals.tip");
        Money rounding = tally.ownOrZero(money.rounding(), "$.totals.rounding");
        Money parts = goods == null
                ? null
                : goods.minus(discount)
                        .plus(shipping)
                        .plus(taxesIncluded ? tally.zero() : tax)
                        .plus(fees)
                        .plus(tip)
                        .plus(rounding);
        Money stated = tally.own(money.total(), "$.totals.total");
        Money total = stated != null ? stated : parts;
        return new Order.Totals(
                goods, discount, shipping, tax, fees, tip, rounding, total, null, null, imbalance(total, parts));
    }

    private Money imbalance(Money total, Money parts) {
        if (total == null) {
            findings.add("total_unknown", "$.totals.total", "total: none (expected: what is to be paid)");
            return null;
        }
        if (parts == null) {
            findings.add("imbalance_unknown", "$.totals.imbalance", "lines: no prices (expected: parts that sum up)");
            return null;
        }
        Money imbalance = total.minus(parts);
        if (!imbalance.isZero()) {
            findings.add("imbalance", "$.totals.imbalance", "total: " + total + " (expected: " + parts + ")");
        }
        return imbalance;
    }

    private Money stated(Money stated, String name, Supplier<Money> otherwise) {
        Money own = tally.own(stated, "$.totals." + name);
        return own != null ? own : otherwise.get();
    }

    /** Null when some line has no price. */
    private Money goods(MoneyPart money) {
        Money stated = tally.own(money.lines(), "$.totals.lines");
        if (stated != null) {
            return stated;
        }
        Money sum = tally.zero();
        for (int i = 0; i < lines.size(); i++) {
            Money gross = gross(lines.get(i), "$.lines[" + i + "]");
            if (gross == null) {
                return null;
            }
            sum = sum.plus(gross);
        }
        return lines.isEmpty() ? null : sum;
    }

    private Money gross(Order.Line line, String path) {
        Money price = tally.own(line.unitPrice(), path + ".unitPrice");
        if (price != null) {
            return price.times(line.quantity());
        }
        Money total = tally.own(line.total(), path + ".total");
        return total == null ? null : total.plus(tally.ownOrZero(line.discount(), path + ".discount"));
    }

    private Money discount(MoneyPart money) {
        if (!money.discounts().isEmpty()) {
            return sum(money.discounts(), SlotValue.Discount::amount, "discounts");
        }
        return sum(lines, Order.Line::discount, "lines")
                .plus(sum(money.shipping(), SlotValue.Shipping::discount, "shipping"));
    }

    private <T> Money sum(List<T> parts, Function<T, Money> amount, String name) {
        return parts.stream()
                .map(part -> tally.ownOrZero(amount.apply(part), "$." + name))
                .reduce(tally.zero(), Money::plus);
    }
}
