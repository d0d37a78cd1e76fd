package hub.stock;

import hub.order.Order;
import hub.order.SlotValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes stock agree with an order. Called inside the one transaction, after everything else in it. */
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
     * @param order as rendered now
     * @return {@link StockResult.StockShort} only where the context forbids going short; the caller rolls back then
     */
    public StockResult apply(Order order, StockContext context) {
        List<LedgerSum> written = ledger.ofOrder(order.id());
        Set<String> skus = skus(order);
        if (skus.isEmpty() && written.isEmpty()) {
            return new StockResult.Applied(List.of(), Optional.empty(), List.of());
        }
        Situation now = new Situation(
                order, context, skus.isEmpty() ? Kits.NONE : kits.of(skus), locations.places(order.account()), written);
        Movements.Wanted wanted = now.wanted(context.allocation());
        if (wanted.unallocated().isEmpty()) {
            return write(now, wanted, Optional.empty());
        }
        Allocation.Decision decision = decide(now, wanted.unallocated());
        if (!context.mayGoShort() && !decision.shorts().isEmpty()) {
            return new StockResult.StockShort(shortSkus(decision));
        }
        if (decision.shares().isEmpty()) {
            return write(now, wanted, Optional.empty());
        }
        List<Share> shares = new ArrayList<>(context.allocation());
        shares.addAll(decision.shares());
        return write(now, now.wanted(shares), Optional.of(AllocationFact.of(shares, decision.considered())));
    }

    private record Situation(Order order, StockContext context, Kits kits, Places places, List<LedgerSum> written) {

        Movements.Wanted wanted(List<Share> allocation) {
            return Movements.wanted(order, context, kits, places, allocation, written);
        }
    }

    private StockResult write(Situation now, Movements.Wanted wanted, Optional<SlotValue.FactValue> allocation) {
        List<Movement> movements = Movements.difference(
                now.order(), wanted.movements(), now.written(), now.context().at());
        boolean guarded = !now.context().mayGoShort()
                && movements.stream().allMatch(movement -> movement.reason().equals("hold"));
        if (!guarded) {
            return new StockResult.Applied(ledger.apply(movements, now.context().at()), allocation, wanted.findings());
        }
        List<String> shorts = balances.take(movements);
        return shorts.isEmpty()
                ? new StockResult.Applied(ledger.insert(movements, now.context().at()), allocation, wanted.findings())
                : new StockResult.StockShort(shorts);
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
