package hub.folding;

import hub.feed.Event;
import hub.order.Fact;
import hub.order.FactValue;
import hub.order.HubFacts;
import hub.order.Observation;
import hub.order.Order;
import hub.order.OrderIdentity;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Render;
import hub.order.Rendered;
import hub.order.StateJson;
import hub.security.Sealer;
import hub.stock.AllocationFact;
import hub.stock.StockContext;
import hub.stock.StockEffects;
import hub.stock.StockPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What one locked order becomes: rendered, enriched, and compared with its stock. Writes nothing of the order. */
@Component
class Computing {

    private final Sealer sealer;
    private final Enrichment enrichment;
    private final StockEffects stock;
    private final List<OrderCheck> checks;

    Computing(Sealer sealer, Enrichment enrichment, StockEffects stock, List<OrderCheck> checks) {
        this.sealer = sealer;
        this.enrichment = enrichment;
        this.stock = stock;
        this.checks = checks;
    }

    /** @param before as it was shown last; empty while the order is new or a shell */
    record Held(
            Subject subject,
            OrderKey key,
            OrderIdentity identity,
            OrderRows.Locked row,
            OrderState state,
            Optional<Order> before) {

        Rendered rendered(OrderState state) {
            return Render.render(identity, state, subject.words());
        }

        Fold unchanged(Doubt doubt) {
            return fold(state, false, doubt, List.of(), before, Set.of(), List.of(), StockPlan.NOTHING);
        }

        Fold fold(
                OrderState state,
                boolean changed,
                Doubt doubt,
                List<Observation> joined,
                Optional<Order> after,
                Set<String> unmapped,
                List<Event> told,
                StockPlan plan) {
            return new Fold(
                    subject, row, key.externalId(), state, changed, doubt, joined, before, after, unmapped, told, plan);
        }
    }

    Held held(Subject subject, OrderKey key, OrderRows.Locked row) {
        // A shell has the account of whoever spoke of it first, which need not be the one that sold.
        String account = row.document() == null ? subject.account() : row.account();
        OrderIdentity identity = new OrderIdentity(row.channel(), account, key.storeKey(), key.externalId());
        OrderState state = row.state() == null
                ? OrderState.empty()
                : StateJson.read(sealer.openForOrder(row.secret(), row.state()));
        Optional<Order> shown = Render.render(identity, state, subject.words()).shown();
        return new Held(subject, key, identity, row, state, shown.map(order -> asShown(order, row)));
    }

    /** What enrichment and stock found stands in the document only. */
    private Order asShown(Order rendered, OrderRows.Locked row) {
        return row.document() == null
                ? rendered
                : rendered.withFindings(StoredFindings.of(sealer.openForOrder(row.secret(), row.document())));
    }

    /** With everything the hub itself knows of it. */
    Fold known(Held held, OrderState joined, List<Observation> news, Doubt doubt, Instant now) {
        Rendered heard = held.rendered(joined);
        if (heard.shown().isEmpty()) {
            return held.fold(joined, true, doubt, news, Optional.empty(), Set.of(), List.of(), StockPlan.NOTHING);
        }
        Enrichment.Enriched enriched = enrichment.enrich(held.subject(), held.key(), joined, heard.order(), now);
        Rendered rendered = held.rendered(enriched.state());
        StockPlan plan = stock.plan(rendered.order(), context(held.subject(), rendered, now));
        OrderState state = plan.allocation()
                .map(allocation -> allocated(held.key(), enriched.state(), allocation))
                .orElse(enriched.state());
        Order after = rendered.order()
                .withFindings(Stream.of(enriched.findings(), plan.findings(), checked(rendered.order()))
                        .flatMap(List::stream)
                        .toList());
        boolean changed = !news.isEmpty()
                || !state.equals(held.state())
                || !after.equals(held.before().orElse(null))
                || !plan.rows().isEmpty()
                || !enriched.told().isEmpty();
        return held.fold(state, changed, doubt, news, Optional.of(after), enriched.unmapped(), enriched.told(), plan);
    }

    private List<Order.Finding> checked(Order order) {
        return checks.stream().flatMap(check -> check.check(order).stream()).toList();
    }

    private static StockContext context(Subject subject, Rendered rendered, Instant now) {
        return new StockContext(
                rendered.holdsStock(),
                false,
                null,
                null,
                subject.stockFrom(),
                rendered.closedAt(),
                rendered.returns(),
                AllocationFact.shares(rendered.allocation()),
                !subject.hubTaken(),
                now);
    }

    private static OrderState allocated(OrderKey key, OrderState state, FactValue.Allocation allocation) {
        return state.with(HubFacts.fact(key, state, Fact.ALLOCATION, allocation));
    }
}
