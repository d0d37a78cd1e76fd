package hub.app;

import hub.folding.OrderFacts;
import hub.order.Order;
import hub.settings.Closing;
import hub.store.DatabaseAway;
import hub.store.TransactionRetry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Goods held for orders of apps that nobody has paid yet. When the time is up the hub writes that the order expired: once,
 * however many replicas look, because whoever does it holds the row.
 */
@Component("appHolds")
public class AppHolds {

    private static final Logger LOG = LoggerFactory.getLogger(AppHolds.class);
    private static final int AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Set<String> UNPAID = Set.of("pending", "failed", "expired", "voided", "unknown");
    private static final Set<String> OPEN = Set.of("draft", "pending", "confirmed", "processing", "unknown");

    private final JdbcTemplate jdbc;
    private final OrderFacts facts;
    private final TransactionRetry transactions;
    private final AppSettings settings;
    private final Closing closing;
    private final Clock clock;

    AppHolds(
            JdbcTemplate jdbc,
            OrderFacts facts,
            TransactionRetry transactions,
            AppSettings settings,
            Closing closing,
            Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.transactions = transactions;
        this.settings = settings;
        this.closing = closing;
        this.clock = clock;
    }

    /** Belongs to the transaction that takes the order. What is paid, or will be paid at the door, needs no limit. */
    void begin(Order order, Duration hold, Instant now) {
        boolean paidLater = order.payments().stream()
                .anyMatch(payment -> payment.status().equals("pending")
                        && payment.method() != null
                        && settings.paidLater().contains(payment.method().toLowerCase(Locale.ROOT)));
        if (!paidLater && isOpen(order.status().word(), order.paymentStatus().word())) {
            jdbc.update(
                    "insert into app_hold (order_id, due_at) values (?, ?) on conflict do nothing",
                    order.id(),
                    Timestamp.from(now.plus(hold)));
        }
    }

    /** Works until nothing is due. */
    public void expire() {
        List<UUID> due = due();
        while (!due.isEmpty() && !closing.hasBegun()) {
            due.forEach(this::expireOrPostpone);
            due = due();
        }
    }

    private List<UUID> due() {
        return jdbc.queryForList(
                "select order_id from app_hold where due_at <= ? order by due_at fetch first " + AT_ONCE + " rows only",
                UUID.class,
                Timestamp.from(now()));
    }

    private void expireOrPostpone(UUID order) {
        try {
            transactions.inTransaction(() -> {
                expire(order);
                return null;
            });
        } catch (RuntimeException failure) {
            if (DatabaseAway.isTold(failure)) {
                throw failure;
            }
            LOG.error("order {} cannot be expired; tried later", order, failure);
            jdbc.update("update app_hold set due_at = ? where order_id = ?", Timestamp.from(now().plus(PAUSE)), order);
        }
    }

    private void expire(UUID order) {
        boolean mine =
                jdbc.update("delete from app_hold where order_id = ? and due_at <= ?", order, Timestamp.from(now()))
                        == 1;
        if (mine && isStillOpen(order)) {
            facts.expire(order, now());
        }
    }

    /** Under the order's lock: a payment that comes at the same time is either seen here or sees the expiry. */
    private boolean isStillOpen(UUID order) {
        return jdbc.query(
                        "select status, payment_status from orders where id = ? for update",
                        (row, n) -> isOpen(row.getString(1), row.getString(2)),
                        order)
                .contains(true);
    }

    private static boolean isOpen(String status, String paymentStatus) {
        return OPEN.contains(status) && UNPAID.contains(paymentStatus);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
