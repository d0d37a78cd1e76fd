package hub.folding;

import hub.feed.Outbox;
import hub.order.Fact;
import hub.order.FactValue;
import hub.order.Joined;
import hub.order.Observation;
import hub.order.Order;
import hub.order.OrderIdentity;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.order.Render;
import hub.order.Rendered;
import hub.order.Slot;
import hub.order.StateJson;
import hub.order.VersionKey;
import hub.security.Sealer;
import hub.stock.AllocationFact;
import hub.stock.StockContext;
import hub.stock.StockEffects;
import hub.stock.StockPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The heart of the one transaction: lock, join, render, difference; then write, stock rows last. All methods belong to the
 * caller's transaction.
 */
@Component
public class Folding {

    private final OrderRows rows;
    private final Sealer sealer;
    private final Enrichment enrichment;
    private final StockEffects stock;
    private final OrderWriting writing;
    private final Outbox outbox;

    Folding(
            OrderRows rows,
            Sealer sealer,
            Enrichment enrichment,
            StockEffects stock,
            OrderWriting writing,
            Outbox outbox) {
        this.outbox = outbox;
        this.rows = rows;
        this.sealer = sealer;
        this.enrichment = enrichment;
        this.stock = stock;
        this.writing = writing;
    }

    /** Locks the orders, sorted by id so that two messages never wait for each other, and computes; writes nothing. */
    public List<Fold> open(Subject subject, List<News> news, Instant now) {
        Map<OrderKey, List<News>> byOrder = new TreeMap<>(Comparator.comparing(OrderKey::orderId));
        news.forEach(one ->
                byOrder.computeIfAbsent(one.order(), key -> new ArrayList<>()).add(one));
        List<Fold> folds = new ArrayList<>();
        byOrder.forEach((key, heard) -> folds.add(open(subject, key, heard, now)));
        return folds;
    }

    /** Timeline, order, outbox; then the stock of all of them at once, sorted by SKU and location. */
    public void write(List<Fold> folds, Cause cause, Instant now) {
        folds.forEach(fold -> writing.write(fold, cause, now));
        List<StockPlan> plans = folds.stream().map(Fold::stock).toList();
        outbox.add(StockEvents.of(plans), now);
        outbox.add(StockEvents.ofRows(stock.write(plans, now)), now);
    }

    private Fold open(Subject subject, OrderKey key, List<News> news, Instant now) {
        OrderRows.Locked row = rows.lockOrCreate(key, subject.channel(), subject.account(), now);
        OrderState held = row.state() == null
                ? OrderState.empty()
                : StateJson.read(sealer.openForOrder(row.secret(), row.state()));
        OrderState state = held;
        List<Observation> joined = new ArrayList<>();
        boolean tied = false;
        for (News one : news) {
            Optional<Observation> heard = one.from().apply(state);
            if (heard.isPresent()) {
                Joined join = state.join(heard.get());
                tied |= !join.tied().isEmpty();
                if (!join.changedNothing()) {
                    joined.add(heard.get());
                    state = join.state();
                }
            }
        }
        return fold(subject, key, row, held, state, joined, tied, now);
    }

    private Fold fold(
            Subject subject,
            OrderKey key,
            OrderRows.Locked row,
            OrderState held,
            OrderState joined,
            List<Observation> news,
            boolean tied,
            Instant now) {
        OrderIdentity identity = new OrderIdentity(row.channel(), row.account(), key.storeKey(), key.externalId());
        Optional<Order> before = Render.render(identity, held, subject.words()).shown();
        if (news.isEmpty()) {
            return new Fold(
                    subject,
                    row,
                    key.externalId(),
                    held,
                    false,
                    tied,
                    news,
                    before,
                    before,
                    Set.of(),
                    StockPlan.NOTHING);
        }
        Rendered heard = Render.render(identity, joined, subject.words());
        if (heard.shown().isEmpty()) {
            return new Fold(
                    subject,
                    row,
                    key.externalId(),
                    joined,
                    true,
                    tied,
                    news,
                    before,
                    Optional.empty(),
                    Set.of(),
                    StockPlan.NOTHING);
        }
        Enrichment.Enriched enriched = enrichment.enrich(subject, key, joined, heard.order(), now);
        Rendered known = Render.render(identity, enriched.state(), subject.words());
        return planned(subject, row, key, enriched, known, news, tied, before, now);
    }

    private Fold planned(
            Subject subject,
            OrderRows.Locked row,
            OrderKey key,
            Enrichment.Enriched enriched,
            Rendered rendered,
            List<Observation> news,
            boolean tied,
            Optional<Order> before,
            Instant now) {
        Order order = rendered.order();
        StockPlan plan = stock.plan(order, context(subject, rendered, now));
        OrderState state = plan.allocation()
                .map(allocation -> withFact(key, enriched.state(), Fact.ALLOCATION, allocation))
                .orElse(enriched.state());
        Order after = order.withFindings(Stream.of(order.findings(), enriched.findings(), plan.findings())
                .flatMap(List::stream)
                .distinct()
                .toList());
        return new Fold(
                subject,
                row,
                key.externalId(),
                state,
                true,
                tied,
                news,
                before,
                Optional.of(after),
                enriched.unmapped(),
                plan);
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

    private static OrderState withFact(OrderKey key, OrderState state, Fact fact, FactValue value) {
        Slot slot = new Slot.FactSlot(fact);
        return state.with(new Observation(key, Map.of(slot, value), VersionKey.fact(state.key(slot))));
    }
}
