package hub.feed;

import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.settings.HubSettings;
import hub.store.TransactionRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What people see and do about the feed, and its upkeep: what was told long ago is forgotten. */
@Component("feedDesk")
public class FeedDesk {

    private static final int AT_ONCE = 5000;

    private final OutboxRows rows;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final Clock clock;
    private final Duration keep;
    private final AtomicLong waiting;
    private final AtomicLong aside;

    FeedDesk(
            OutboxRows rows,
            AuditLog audit,
            TransactionRetry transactions,
            Clock clock,
            HubSettings settings,
            MeterRegistry registry) {
        this.rows = rows;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.keep = settings.feed().keep();
        this.waiting = registry.gauge("hub.feed.waiting", new AtomicLong());
        this.aside = registry.gauge("hub.feed.set.aside", new AtomicLong());
    }

    /** The oldest first. */
    public List<SetAside> setAside(int most) {
        return rows.setAside(most);
    }

    /** @return false when nothing of that number is set aside */
    public boolean sendAgain(long id, Caller caller) {
        return transactions.inTransaction(() -> {
            boolean open = rows.reopen(id);
            if (open) {
                audit.record(AuditEntry.by(caller, "feed.retry", "outbox:" + id, "set aside", "open"));
            }
            return open;
        });
    }

    /** Deletes what was told longer ago than the hub is set to remember; a bite at a time, so that no lock stays long. */
    public void forget() {
        Instant then = clock.instant().minus(keep);
        while (transactions.inTransaction(() -> rows.deletePublishedBefore(then, AT_ONCE)) == AT_ONCE) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    public void measure() {
        Map<String, Object> counts = rows.counts();
        waiting.set(((Number) counts.get("waiting")).longValue());
        aside.set(((Number) counts.get("aside")).longValue());
    }
}
