package hub.folding;

import hub.catalog.UnmappedSkus;
import hub.rate.MissingRates;
import hub.settings.Closing;
import hub.store.DatabaseAway;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders to be looked at again, because something they waited for is known by now. */
@Component("orderTasks")
public class OrderTasks {

    private static final Logger LOG = LoggerFactory.getLogger(OrderTasks.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final String DUE = "select distinct order_id from (select order_id from order_task where due_at <= ?"
            + " order by due_at fetch first " + BATCH + " rows only) due order by order_id";
    private static final String LATER = "update order_task set attempts = attempts + 1, due_at = ? where order_id = ?";

    private final JdbcTemplate jdbc;
    private final KnownOrders orders;
    private final Folding folding;
    private final UnmappedSkus unmapped;
    private final MissingRates rates;
    private final TransactionRetry transactions;
    private final Closing closing;
    private final Clock clock;

    OrderTasks(
            JdbcTemplate jdbc,
            KnownOrders orders,
            Folding folding,
            UnmappedSkus unmapped,
            MissingRates rates,
            TransactionRetry transactions,
            Closing closing,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.folding = folding;
        this.unmapped = unmapped;
        this.rates = rates;
        this.transactions = transactions;
        this.closing = closing;
        this.clock = clock;
    }

    /** Works until nothing is due. */
    public void work() {
        List<UUID> due = due();
        while (!due.isEmpty() && !closing.hasBegun()) {
            due.forEach(this::workOrPostpone);
            due = due();
        }
    }

    /** Finds orders that were being written while what they wait for became known. */
    public void sweep() {
        Instant now = now();
        int found = unmapped.sweep(now) + rates.sweep(now);
        if (found > 0) {
            LOG.info("{} orders found that need not wait any more", found);
        }
    }

    private List<UUID> due() {
        return jdbc.queryForList(DUE, UUID.class, at(now()));
    }

    private void workOrPostpone(UUID orderId) {
        try {
            transactions.inTransaction(() -> {
                again(orderId);
                return null;
            });
        } catch (RuntimeException failure) {
            if (DatabaseAway.isTold(failure)) {
                throw failure;
            }
            LOG.error("order {} cannot be folded again; tried later", orderId, failure);
            postpone(orderId);
        }
    }

    /** The rows go first: a reason that comes meanwhile waits for this commit and is queued anew. */
    private void again(UUID orderId) {
        List<String> kinds = jdbc.queryForList(
                "select kind from order_task where order_id = ? order by kind for update", String.class, orderId);
        if (kinds.isEmpty()) {
            return;
        }
        jdbc.update("delete from order_task where order_id = ?", orderId);
        Instant now = now();
        Optional<Fold> fold = orders.find(orderId).flatMap(known -> folding.again(known.subject(), known.key(), now));
        fold.ifPresent(changed ->
                folding.write(List.of(changed), new Cause("hub", String.join(" ", kinds), null, null, null), now));
    }

    private void postpone(UUID orderId) {
        Integer attempts = jdbc.queryForObject(
                "select coalesce(max(attempts), 0) from order_task where order_id = ?", Integer.class, orderId);
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts == null ? 0 : attempts, 12));
        jdbc.update(LATER, at(now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)), orderId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
