package hub.order;

import hub.order.SlotValue.LineQuantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What left and what came back, per line.
 *
 * @param fulfilments those the platform names, or one that its status word implies
 * @param shipped line id → quantity that left
 * @param returned line id → quantity that came back
 */
record Goods(
        List<Order.Fulfilment> fulfilments,
        List<Order.Return> returns,
        Map<String, BigDecimal> shipped,
        Map<String, BigDecimal> returned) {

    static final String SHIPPED = "shipped";
    static final String DELIVERED = "delivered";

    static Goods of(
            Heard heard, StatusWords words, StatusWords.OrderWord word, List<Order.Refund> refunds, Findings findings) {
        List<Order.Fulfilment> fulfilments = new ArrayList<>(Shipments.named(heard, words, findings));
        if (fulfilments.stream().noneMatch(Goods::left) && Shipments.isImplied(heard, words, word)) {
            fulfilments.add(Shipments.implied(heard));
        }
        List<Order.Return> returns = Returned.of(heard, words, findings);
        Map<String, BigDecimal> shipped = new HashMap<>();
        fulfilments.stream().filter(Goods::left).forEach(left -> add(shipped, left.lines()));
        Map<String, BigDecimal> returned = new HashMap<>();
        returns.stream().filter(Order.Return::received).forEach(back -> add(returned, back.lines()));
        refunds.forEach(refund -> add(returned, Returned.with(refund)));
        return new Goods(fulfilments, returns, shipped, returned);
    }

    static boolean left(Order.Fulfilment fulfilment) {
        return fulfilment.status().equals(SHIPPED) || fulfilment.status().equals(DELIVERED);
    }

    BigDecimal shippedOf(String lineId) {
        return shipped.getOrDefault(lineId, BigDecimal.ZERO);
    }

    BigDecimal returnedOf(String lineId) {
        return returned.getOrDefault(lineId, BigDecimal.ZERO);
    }

    boolean anythingLeft() {
        return fulfilments.stream().anyMatch(Goods::left);
    }

    boolean allDelivered() {
        return fulfilments.stream()
                .filter(Goods::left)
                .allMatch(left -> left.status().equals(DELIVERED));
    }

    private static void add(Map<String, BigDecimal> sums, List<LineQuantity> lines) {
        lines.forEach(line -> sums.merge(line.lineId(), line.quantity(), BigDecimal::add));
    }
}
