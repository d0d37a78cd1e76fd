package hub.folding;

import hub.feed.Event;
import hub.feed.Outbox;
import hub.order.Joined;
import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.OrderState;
import hub.stock.StockEffects;
import hub.stock.StockPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The heart of the one transaction: lock, join, render, difference; then write, stock rows last. All methods belong to the
 * caller's transaction.
 */
@Component
public class Folding {

    private final OrderRows rows;
    private final Epochs epochs;
    private final Computing computing;
    private final StockEffects stock;
    private final OrderWriting writing;
    private final Outbox outbox;

    Folding(
            OrderRows rows,
            Epochs epochs,
            Computing computing,
            StockEffects stock,
            OrderWriting writing,
            Outbox outbox) {
        this.rows = rows;
        this.epochs = epochs;
        this.computing = computing;
        this.stock = stock;
        this.writing = writing;
        this.outbox = outbox;
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
        write(folds, fold -> cause, now);
    }

    /** The same where each order has a cause of its own. */
    public void write(List<Fold> folds, Function<Fold, Cause> causes, Instant now) {
        List<Event> events = new ArrayList<>();
        folds.forEach(fold -> writing.write(fold, causes.apply(fold), now).ifPresent(events::add));
        folds.forEach(fold -> events.addAll(fold.told()));
        List<StockPlan> plans = folds.stream().map(Fold::stock).toList();
        events.addAll(StockEvents.of(plans));
        outbox.add(events, now);
        outbox.add(StockEvents.ofRows(stock.write(plans, now)), now);
    }

    /**
     * An order looked at again although nothing was heard: something it waited for is known by now. Writes nothing.
     *
     * @return empty when nothing about it becomes another
     */
    public Optional<Fold> again(Subject subject, OrderKey key, Instant now) {
        return rows.lock(key.orderId()).stream()
                .findFirst()
                .map(row -> computing.held(subject, key, row))
                .filter(held -> held.before().isPresent())
                .map(held -> computing.known(held, held.state(), List.of(), Doubt.NONE, now))
                .filter(Fold::changed);
    }

    private Fold open(Subject subject, OrderKey key, List<News> news, Instant now) {
        OrderRows.Locked row = rows.lockOrCreate(key, subject.channel(), subject.account(), now);
        Computing.Held held = computing.held(subject, key, row);
        OrderState state = held.state();
        List<Observation> joined = new ArrayList<>();
        Doubt doubt = Doubt.NONE;
        for (News one : news) {
            Optional<Observation> heard = one.from().apply(state);
            if (heard.isPresent()) {
                Epochs.Placed placed = epochs.place(one, heard.get(), row, state);
                Joined join = state.join(placed.observation());
                doubt = doubt.or(placed.doubt()).or(join.tied().isEmpty() ? Doubt.NONE : Doubt.TIED);
                if (!join.changedNothing()) {
                    joined.add(placed.observation());
                    state = join.state();
                }
            }
        }
        return joined.isEmpty() ? held.unchanged(doubt) : computing.known(held, state, joined, doubt, now);
    }
}
