package hub.stock;

import hub.order.FactValue;
import hub.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes stock agree with an order: planned under the order's lock, written last in the one transaction. */
@Component
public class StockEffects {

    private final KitBook kits;
    private final Locations locations;
    private final AllocationRules rules;
    private final StockLedger ledger;
    private final StockBalances balances;

    StockEffects(KitBook kits, Locations locations, AllocationRules rules, StockLedger ledger, StockBalances balances) {
        this.kits = kits;
        this.locations = locations;
        this.rules = rules;
        this.ledger = ledger;
        this.balances = balances;
    }

    /**
     * Computes what stock has to do about an order; writes nothing, so that the stock rows can be locked last.
     *
     * @param order as rendered now
     * @throws StockShort only where the context forbids going short
     */
    public StockPlan plan(Order order, StockContext context) {
        List<LedgerSum> written = ledger.ofOrder(order.id());
        Set<String> skus = skus(order);
        if (skus.isEmpty() && written.isEmpty()) {
            return StockPlan.NOTHING;
        }
        Situation now = new Situation(
                order, context, skus.isEmpty() ? Kits.NONE : kits.of(skus), locations.places(order.account()), written);
        Movements.Wanted wanted = now.wanted(context.allocation());
        if (wanted.unallocated().isEmpty()) {
            return plan(now, wanted, Optional.empty());
        }
        Allocation.Decision decision = decide(now, wanted.unallocated());
        if (!context.mayGoShort() && !decision.shorts().isEmpty()) {
            throw new StockShort(shortSkus(decision));
        }
        if (decision.shares().isEmpty()) {
            // No location is active: nothing was decided, and a fact that says so would be written at every fold.
            return plan(now, wanted, Optional.empty());
        }
        List<Share> shares = new ArrayList<>(context.allocation());
        shares.addAll(decision.shares());
        return plan(now, now.wanted(shares), Optional.of(AllocationFact.of(shares, decision.considered())));
    }

    /**
     * Writes the plans of one transaction together: ledger, then balances in sorted order.
     *
     * @return rows that a count already contains, written beside the plans' own
     * @throws StockShort when an order of the hub's own takes what is not there; the caller rolls back
     */
    public List<LedgerRow> write(List<StockPlan> plans, Instant now) {
        ledger.insert(rows(plans));
        List<String> shorts = balances.take(movements(plans, true));
        if (!shorts.isEmpty()) {
            throw new StockShort(shorts);
        }
        return ledger.addToBalances(movements(plans, false), now);
    }

    private static List<LedgerRow> rows(List<StockPlan> plans) {
        return plans.stream().flatMap(plan -> plan.rows().stream()).toList();
    }

    private static List<Movement> movements(List<StockPlan> plans, boolean guarded) {
        return plans.stream()
                .filter(plan -> plan.guarded() == guarded)
                .flatMap(plan -> plan.rows().stream())
                .map(LedgerRow::movement)
                .toList();
    }

    private record Situation(Order order, StockContext context, Kits kits, Places places, List<LedgerSum> written) {

        Movements.Wanted wanted(List<Share> allocation) {
            return Movements.wanted(order, context, kits, places, allocation, written);
        }
    }

    private StockPlan plan(Situation now, Movements.Wanted wanted, Optional<FactValue.Allocation> allocation) {
        List<Movement> movements = Movements.difference(
                now.order(), wanted.movements(), now.written(), now.context().at());
        boolean guarded = !now.context().mayGoShort()
                && movements.stream().allMatch(movement -> movement.reason().equals("hold"));
        return new StockPlan(ledger.numbered(movements, now.context().at()), guarded, allocation, wanted.findings());
    }

    private Allocation.Decision decide(Situation now, List<Demand> demands) {
        boolean mayGoShort = now.context().mayGoShort();
        List<Site> sites = now.places().sites();
        if (sites.size() == 1 && mayGoShort) {
            return Allocation.only(sites.get(0), demands);
        }
        Set<String> skus = demands.stream()
                .flatMap(demand -> demand.parts().stream())
                .map(Kits.Component::sku)
                .collect(Collectors.toCollection(TreeSet::new));
        // Without the lock another taker could empty the chosen location before this one gets there.
        Map<Place, BigDecimal> free = mayGoShort ? balances.available(skus) : balances.lockAvailable(skus);
        return Allocation.decide(
                demands,
                sites.stream().map(site -> site.with(at(site, free))).toList(),
                rules.all(),
                now.order().shippingAddress());
    }

    private static Map<String, BigDecimal> at(Site site, Map<Place, BigDecimal> free) {
        Map<String, BigDecimal> here = new HashMap<>();
        free.forEach((place, quantity) -> {
            if (place.location().equals(site.id())) {
                here.put(place.sku(), quantity);
            }
        });
        return here;
    }

    private static Set<String> skus(Order order) {
        return order.lines().stream()
                .filter(StockItem::is)
                .map(Order.Line::sku)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> shortSkus(Allocation.Decision decision) {
        return decision.shorts().stream()
                .map(Allocation.Short::sku)
                .distinct()
                .sorted()
                .toList();
    }
}
