package hub.stock;

import hub.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the ledger agree with an order: what the order wants of stock, and what of that is not written yet. */
final class Movements {

    private Movements() {}

    /**
     * @param movements what the ledger should hold for the order, absolute
     * @param unallocated what needs a location first
     */
    record Wanted(List<Movement> movements, List<Demand> unallocated, List<Order.Finding> findings) {}

    static Wanted wanted(
            Order order,
            StockContext context,
            Kits kits,
            Places places,
            List<Share> allocation,
            List<LedgerSum> ledger) {
        if (movesNothing(order, context)) {
            return new Wanted(List.of(), List.of(), List.of());
        }
        Wanted all = new Wanted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Moments moments = new Moments(order, context.at(), ledger);
        Instant composed = order.placedAt() != null ? order.placedAt() : context.at();
        for (int i = 0; i < order.lines().size(); i++) {
            Order.Line line = order.lines().get(i);
            all.findings().addAll(StockItem.unusable(line, "$.lines[" + i + "]"));
            if (StockItem.is(line)) {
                all.findings().addAll(StockItem.findings(order, line, places, "$.lines[" + i + "]"));
                LineFlows flows = LineFlows.of(order, line, context, moments, places);
                all.findings().addAll(StockItem.findings(flows, "$.lines[" + i + "]"));
                add(all, order, flows, kits.explode(line.sku(), composed), places, allocation, context);
            }
        }
        return all;
    }

    private static boolean movesNothing(Order order, StockContext context) {
        return order.test()
                || "channel".equals(order.fulfilledBy())
                || context.closedAt() != null && context.beforeCutOver(context.closedAt());
    }

    private static void add(
            Wanted all,
            Order order,
            LineFlows flows,
            List<Kits.Component> parts,
            Places places,
            List<Share> allocation,
            StockContext context) {
        Map<String, BigDecimal> missing = new HashMap<>();
        for (Kits.Component part : parts) {
            Predicate<Share> itsOwn = share ->
                    share.lineId().equals(flows.line().id()) && share.sku().equals(part.sku());
            List<Share> shares = allocation.stream().filter(itsOwn).toList();
            Spread spread = Spread.of(flows, part.factor(), shares, places.fallback());
            Line line = new Line(order, flows.line().id(), part.sku());
            spread.issued()
                    .forEach(piece -> all.movements()
                            .add(line.onHand(piece, piece.quantity().negate())));
            spread.returned().forEach(piece -> all.movements().add(line.onHand(piece, piece.quantity())));
            spread.held().forEach(piece -> all.movements().add(line.held(piece, context.at())));
            missing.put(part.sku(), spread.missing());
        }
        all.unallocated().addAll(Demand.of(flows.line().id(), parts, missing));
    }

    private record Line(Order order, String id, String sku) {

        Movement onHand(Spread.Piece piece, BigDecimal quantity) {
            Flow cause = piece.cause();
            return new Movement(
                    order.id(),
                    id,
                    sku,
                    piece.location(),
                    Kind.ON_HAND,
                    quantity,
                    cause.at(),
                    cause.reason(),
                    cause.reference());
        }

        Movement held(Pool.Piece piece, Instant at) {
            return new Movement(
                    order.id(), id, sku, piece.location(), Kind.RESERVED, piece.quantity(), at, "hold", null);
        }
    }

    /** Wanted minus written: empty when the ledger already agrees. */
    static List<Movement> difference(Order order, List<Movement> wanted, List<LedgerSum> ledger, Instant at) {
        Map<Entry, BigDecimal> open = new LinkedHashMap<>();
        Map<Entry, String> reasons = new HashMap<>();
        for (Movement movement : wanted) {
            Entry entry = Entry.of(LedgerSum.of(movement));
            open.merge(entry, movement.quantity(), BigDecimal::add);
            reasons.putIfAbsent(entry, movement.reason());
        }
        ledger.forEach(row -> open.merge(Entry.of(row), row.quantity().negate(), BigDecimal::add));
        boolean heldBefore = ledger.stream().anyMatch(row -> row.kind() == Kind.RESERVED);
        Instant heldSince = heldBefore || order.placedAt() == null ? at : order.placedAt();
        List<Movement> difference = new ArrayList<>();
        open.forEach((entry, quantity) -> {
            if (quantity.signum() != 0) {
                difference.add(entry.movement(order, quantity, reasons.get(entry), heldSince));
            }
        });
        return difference;
    }

    /** A hold has no moment of its own: it is what is open, so its rows are compared whatever their time. */
    private record Entry(String lineId, String sku, String location, Kind kind, Instant effectiveAt, String reference) {

        static Entry of(LedgerSum row) {
            boolean hold = row.kind() == Kind.RESERVED;
            return new Entry(
                    row.lineId(),
                    row.sku(),
                    row.location(),
                    row.kind(),
                    hold ? null : row.effectiveAt(),
                    hold ? null : row.reference());
        }

        Movement movement(Order order, BigDecimal quantity, String reason, Instant heldSince) {
            boolean hold = kind == Kind.RESERVED;
            String why = hold ? (quantity.signum() > 0 ? "hold" : "release") : reason == null ? "reversal" : reason;
            Instant when = hold ? heldSince : effectiveAt;
            return new Movement(order.id(), lineId, sku, location, kind, quantity, when, why, reference);
        }
    }
}
