package hub.operation;

import hub.settings.HubSettings;
import hub.settings.Part;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What waits in the database, counted on the clock: a scrape never asks it. While the database is away the last figures stand,
 * and {@code hub_figures_age_seconds} says how old they are.
 */
@Component
class StoreFigures {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFigures.class);

    /** Beyond this a backlog is a backlog; counting it on would cost more than it tells. */
    private static final int MOST = 100_000;

    private static final String WAITING = "select state, connector, account, count(*) from message"
            + " where state in ('parked', 'kept') group by state, connector, account";
    private static final String READS =
            "select account, count(*) from read_task where due_at <= ? group by account order by account";
    private static final String OUTBOX = "select count(*) from (select 1 from outbox where published_at is null"
            + " fetch first " + MOST + " rows only) waiting";
    private static final String OLDEST =
            "select created_at from outbox where published_at is null order by id fetch first 1 rows only";

    private final JdbcTemplate jdbc;
    private final HubSettings settings;
    private final Clock clock;
    private final MultiGauge messages;
    private final MultiGauge reads;
    private volatile Instant countedAt;
    private volatile long outbox;
    private volatile Instant oldestEvent;

    StoreFigures(JdbcTemplate jdbc, HubSettings settings, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.countedAt = clock.instant();
        this.messages = MultiGauge.builder("hub.messages.waiting")
                .description("Messages that wait in the hospital (parked) or for their account (kept)")
                .register(registry);
        this.reads = MultiGauge.builder("hub.reads.due")
                .description("Reads of orders that are due and not done")
                .register(registry);
        if (settings.runs(Part.WORKER)) {
            gauges(registry);
        }
    }

    private void gauges(MeterRegistry registry) {
        Gauge.builder("hub.outbox.waiting", () -> outbox)
                .description("Transactions whose events are not in the feed yet, " + MOST + " at most")
                .register(registry);
        Gauge.builder("hub.outbox.oldest.seconds", () -> oldestEvent == null ? 0 : age(oldestEvent))
                .description("Age of the oldest of them")
                .register(registry);
        Gauge.builder("hub.figures.age.seconds", () -> age(countedAt))
                .description("How long ago what waits in the database was counted")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${hub.figures.store:PT10S}", initialDelayString = "${hub.figures.store:PT10S}")
    void count() {
        if (!settings.runs(Part.WORKER)) {
            return;
        }
        try {
            Instant now = clock.instant();
            messages.register(waiting(), true);
            reads.register(due(now), true);
            outbox = jdbc.queryForObject(OUTBOX, Long.class);
            oldestEvent = jdbc.queryForList(OLDEST, Timestamp.class).stream()
                    .findFirst()
                    .map(Timestamp::toInstant)
                    .orElse(null);
            countedAt = now;
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("what waits cannot be counted", away);
        }
    }

    private List<MultiGauge.Row<?>> waiting() {
        return jdbc.query(
                WAITING,
                (row, n) -> MultiGauge.Row.of(
                        Tags.of("state", row.getString(1), "connector", row.getString(2), "account", row.getString(3)),
                        row.getLong(4)));
    }

    private List<MultiGauge.Row<?>> due(Instant now) {
        return jdbc.query(
                READS,
                (row, n) -> MultiGauge.Row.of(Tags.of("account", row.getString(1)), row.getLong(2)),
                Timestamp.from(now));
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis()) / 1000.0;
    }
}
