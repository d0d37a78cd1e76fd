package hub.stock;

import hub.order.Order;
import hub.order.SlotValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What left, came back and is still open of one order line, in pieces of the line. */
record LineFlows(Order.Line line, BigDecimal open, BigDecimal shipped, List<Flow> out, List<Flow> back) {

    private static final Set<Order.Status> HOLDS_NOTHING =
            Set.of(Order.Status.CANCELLED, Order.Status.EXPIRED, Order.Status.DRAFT);

    static LineFlows of(Order order, Order.Line line, StockContext context, Moments moments, Places places) {
        List<Flow> out = context.immediate()
                ? List.of(sale(order, line, context, moments))
                : shipments(order, line, moments, places);
        List<Flow> back = new ArrayList<>(refunded(order, line, moments, places));
        back.addAll(returned(context, line, moments, places));
        BigDecimal shipped = sum(out);
        return new LineFlows(
                line,
                open(order, line, context, shipped),
                shipped,
                afterCutOver(out, context),
                afterCutOver(back, context));
    }

    BigDecimal returned() {
        return sum(back);
    }

    private static BigDecimal open(Order order, Order.Line line, StockContext context, BigDecimal shipped) {
        boolean holds = context.holdsStock()
                && !context.immediate()
                && !order.deleted()
                && !HOLDS_NOTHING.contains(order.status());
        return holds ? line.quantity().subtract(shipped).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** A till's return line has a negative quantity and comes back the same way. */
    private static Flow sale(Order order, Order.Line line, StockContext context, Moments moments) {
        Instant sold = context.immediateAt() != null ? context.immediateAt() : order.placedAt();
        String reason = line.quantity().signum() < 0 ? "return" : "sale";
        return new Flow(
                context.immediateLocation(), moments.dated(sold, line.id(), "sale"), line.quantity(), reason, "sale");
    }

    private static List<Flow> shipments(Order order, Order.Line line, Moments moments, Places places) {
        return order.fulfilments().stream()
                .filter(Shipped::left)
                .flatMap(fulfilment -> quantities(fulfilment.lines(), line).map(quantity -> {
                    String reference = fulfilment.implied() ? "implied" : "fulfilment:" + fulfilment.id();
                    Instant at = fulfilment.implied()
                            ? moments.undated(fulfilment.at(), line.id(), reference)
                            : moments.dated(fulfilment.at(), line.id(), reference);
                    String location = places.named(fulfilment.location()).orElse(null);
                    return new Flow(location, at, quantity, "shipment", reference);
                }))
                .toList();
    }

    private static List<Flow> refunded(Order order, Order.Line line, Moments moments, Places places) {
        return order.refunds().stream()
                .flatMap(refund -> refund.lines().stream()
                        .filter(part -> part.lineId().equals(line.id()) && Restock.comesBack(part))
                        .map(part -> {
                            String reference = "refund:" + refund.id();
                            Instant at = moments.dated(refund.at(), line.id(), reference);
                            String location = places.named(part.location()).orElse(null);
                            return new Flow(location, at, part.quantity(), "return", reference);
                        }))
                .toList();
    }

    private static List<Flow> returned(StockContext context, Order.Line line, Moments moments, Places places) {
        Function<SlotValue.Return, String> reference = returned -> "return:" + returned.id();
        return context.returns().stream()
                .filter(returned -> Boolean.TRUE.equals(returned.restock()))
                .flatMap(returned -> quantities(returned.lines(), line)
                        .map(quantity -> new Flow(
                                places.named(returned.location()).orElse(null),
                                moments.dated(returned.at(), line.id(), reference.apply(returned)),
                                quantity,
                                "return",
                                reference.apply(returned))))
                .toList();
    }

    private static Stream<BigDecimal> quantities(List<SlotValue.LineQuantity> lines, Order.Line line) {
        return lines.stream().filter(part -> part.lineId().equals(line.id())).map(SlotValue.LineQuantity::quantity);
    }

    private static List<Flow> afterCutOver(List<Flow> flows, StockContext context) {
        return flows.stream().filter(flow -> !context.beforeCutOver(flow.at())).toList();
    }

    private static BigDecimal sum(List<Flow> flows) {
        return flows.stream().map(Flow::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
