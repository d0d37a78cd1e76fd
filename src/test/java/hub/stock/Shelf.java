package hub.stock;

import hub.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A ledger in memory that orders are applied to, as the store does it. */
final class Shelf {

    static final Places TWO_PLACES = new Places(
            List.of(site("main", 1), site("outlet", 2)), Map.of("655441491", "outlet"), Set.of("main", "outlet"));

    final List<Movement> rows = new ArrayList<>();
    final Kits kits;
    List<Share> allocation = new ArrayList<>();
    List<Order.Finding> findings = List.of();

    Shelf() {
        this(Kits.NONE);
    }

    Shelf(Kits kits) {
        this.kits = kits;
    }

    static Site site(String id, int priority) {
        return new Site(id, priority, null, null, null, Map.of());
    }

    /** Applies the order and answers what was written. */
    List<Movement> apply(Order order, StockContext context) {
        List<LedgerSum> ledger = rows.stream()
                .filter(row -> order.id().equals(row.orderId()))
                .map(LedgerSum::of)
                .toList();
        Movements.Wanted wanted = Movements.wanted(order, context, kits, TWO_PLACES, allocation, ledger);
        if (!wanted.unallocated().isEmpty()) {
            allocation.addAll(Allocation.only(TWO_PLACES.sites().get(0), wanted.unallocated())
                    .shares());
            wanted = Movements.wanted(order, context, kits, TWO_PLACES, allocation, ledger);
        }
        findings = wanted.findings();
        List<Movement> written = Movements.difference(order, wanted.movements(), ledger, context.at());
        rows.addAll(written);
        return written;
    }

    BigDecimal onHand(String sku, String location) {
        return sum(Kind.ON_HAND, sku, location);
    }

    BigDecimal reserved(String sku, String location) {
        return sum(Kind.RESERVED, sku, location);
    }

    /** Every balance that is not zero. */
    Map<String, BigDecimal> balances() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        rows.forEach(row ->
                balances.merge(row.kind() + " " + row.sku() + " " + row.location(), row.quantity(), BigDecimal::add));
        balances.values().removeIf(quantity -> quantity.signum() == 0);
        balances.replaceAll((name, quantity) -> Quantity.plain(quantity));
        return balances;
    }

    private BigDecimal sum(Kind kind, String sku, String location) {
        return rows.stream()
                .filter(row -> row.kind() == kind
                        && row.sku().equals(sku)
                        && row.location().equals(location))
                .map(Movement::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
