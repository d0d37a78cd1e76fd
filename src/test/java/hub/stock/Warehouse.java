package hub.stock;

import hub.catalog.UnmappedSkus;
import hub.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stock beans of one store, wired as the hub wires them. */
final class Warehouse {

    final TestStore store;
    final StockBalances balances;
    final StockLedger ledger;
    final Locations locations;
    final KitBook kits;
    final AllocationRules rules;
    final StockEffects effects;
    final Adjustments adjustments;

    Warehouse(TestStore store) {
        this.store = store;
        balances = new StockBalances(store.jdbc);
        ledger = new StockLedger(store.jdbc, balances, new LedgerNumbers(store.jdbc));
        locations = new Locations(store.jdbc);
        kits = new KitBook(store.jdbc, new UnmappedSkus(store.jdbc));
        rules = new AllocationRules(store.jdbc);
        effects = new StockEffects(kits, locations, rules, ledger, balances);
        adjustments = new Adjustments(store.jdbc, ledger, balances, new UnmappedSkus(store.jdbc));
    }

    /** Plans and writes in one transaction; throws {@link StockShort} as the hub's own orders do. */
    StockPlan apply(Order order, StockContext context) {
        return store.transaction.inTransaction(() -> {
            StockPlan plan = effects.plan(order, context);
            effects.write(List.of(plan), context.at());
            return plan;
        });
    }

    StockPlan take(Order order) {
        return apply(order, StockContext.taken(true, List.of(), OrderFixture.NOON));
    }

    void count(String sku, String quantity, Instant at) {
        count(sku, "main", quantity, at);
    }

    void count(String sku, String location, String quantity, Instant at) {
        Adjustment counted = new Adjustment(sku, location, Adjustment.Reason.COUNT, new BigDecimal(quantity), at);
        store.transaction.inTransaction(() -> adjustments.record(counted, at));
    }

    BigDecimal onHandAsOf(String sku, Instant at) {
        return store.jdbc.queryForObject(
                "select coalesce(sum(quantity), 0) from stock_ledger where sku = ? and kind = 'on_hand'"
                        + " and effective_at <= ?",
                BigDecimal.class,
                sku,
                Sql.at(at));
    }

    List<StockCheck.Difference> differences() {
        return new StockCheck(store.jdbc).differences();
    }

    BigDecimal onHand(String sku, String location) {
        return balance("on_hand", sku, location);
    }

    BigDecimal reserved(String sku, String location) {
        return balance("reserved", sku, location);
    }

    /** Σ of the ledger, what the balances must be. */
    Map<String, BigDecimal> ledgerSums() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        store.jdbc.query(
                "select sku, location, kind, sum(quantity) as quantity from stock_ledger where kind <> 'count'"
                        + " group by sku, location, kind having sum(quantity) <> 0",
                row -> {
                    sums.put(
                            row.getString("sku") + " " + row.getString("location") + " " + row.getString("kind"),
                            Quantity.plain(row.getBigDecimal("quantity")));
                });
        return sums;
    }

    private BigDecimal balance(String column, String sku, String location) {
        return store.jdbc.queryForObject(
                "select coalesce(sum(" + column + "), 0) from stock_balance where sku = ? and location = ?",
                BigDecimal.class,
                sku,
                location);
    }
}
