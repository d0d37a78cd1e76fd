package hub.alert;

import hub.alert.Reading.Share;
import hub.stock.ShortOrders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every measure where it stands: in the tables, or in this instance's meters. */
@Component
class Measures {

    private static final int MOST_SHARES = 10;
    private static final String PARKED =
            "select account, count(*) from message where state = 'parked' group by account order by count(*) desc, account";
    private static final String OLDEST_PARKED = """
            select account, min(received_at) from message where state = 'parked'
            group by account order by min(received_at), account""";
    private static final String OLDEST_EVENT =
            "select 'feed', min(created_at) from outbox where published_at is null and set_aside_at is null having min(created_at) is not null";
    private static final String SET_ASIDE = """
            select 'feed', count(*) from outbox where published_at is null and set_aside_at is not null
            having count(*) > 0""";
    private static final String LATEST_READ = """
            select account, min(due_at) from read_task where due_at < :now group by account order by min(due_at), account""";
    private static final String LATEST_DELIVERY = """
            select s.name, min(d.due_at) from delivery d join subscriber s on s.id = d.subscriber_id
            where d.state = 'pending' and d.due_at < :now group by s.id, s.name order by min(d.due_at), s.name""";
    private static final String IN_ERROR = "select id, 1 from account where status = 'error' order by id";

    private final JdbcClient jdbc;
    private final ShortOrders shorts;
    private final RefusalTally refusals;
    private final MeterRegistry registry;

    Measures(JdbcClient jdbc, ShortOrders shorts, RefusalTally refusals, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.shorts = shorts;
        this.refusals = refusals;
        this.registry = registry;
    }

    Reading read(Measure measure, Instant now) {
        return switch (measure) {
            case PARKED_COUNT -> counted(PARKED);
            case PARKED_AGE -> aged(OLDEST_PARKED, now);
            case INTAKE_LAG -> intakeLag();
            case FEED_LAG -> aged(OLDEST_EVENT, now);
            case FEED_SET_ASIDE -> counted(SET_ASIDE);
            case READS_LAG -> aged(LATEST_READ, now);
            case WEBHOOKS_LAG -> aged(LATEST_DELIVERY, now);
            case ACCOUNTS_IN_ERROR -> counted(IN_ERROR);
            case SIGNATURES_REFUSED -> refusals.signatures(now);
            case SHORT_ORDERS -> shortOrders();
        };
    }

    private Reading counted(String sql) {
        return shown(Reading.sum(jdbc.sql(sql)
                .query((row, n) -> new Share(row.getString(1), row.getBigDecimal(2)))
                .list()));
    }

    private Reading aged(String sql, Instant now) {
        JdbcClient.StatementSpec query = jdbc.sql(sql);
        if (sql.contains(":now")) {
            query = query.param("now", now.atOffset(ZoneOffset.UTC));
        }
        return shown(Reading.highest(query.query((row, n) -> new Share(
                        row.getString(1),
                        seconds(row.getObject(2, OffsetDateTime.class).toInstant(), now)))
                .list()));
    }

    private Reading intakeLag() {
        return shown(Reading.highest(registry.find("hub.lag.seconds").gauges().stream()
                .filter(gauge -> Double.isFinite(gauge.value()))
                .map(Measures::share)
                .sorted(Comparator.comparing(Share::value).reversed())
                .toList()));
    }

    private static Share share(Gauge gauge) {
        String account = gauge.getId().getTag("account");
        return new Share(
                account == null ? "intake" : account,
                BigDecimal.valueOf(gauge.value()).setScale(0, RoundingMode.HALF_UP));
    }

    private Reading shortOrders() {
        Set<UUID> orders = new HashSet<>();
        Map<String, Set<UUID>> bySku = new TreeMap<>();
        for (ShortOrders.ShortLine line : shorts.find(null)) {
            orders.add(line.orderId());
            bySku.computeIfAbsent(line.sku(), sku -> new HashSet<>()).add(line.orderId());
        }
        List<Share> shares = bySku.entrySet().stream()
                .map(entry -> new Share(
                        entry.getKey(), BigDecimal.valueOf(entry.getValue().size())))
                .sorted(Comparator.comparing(Share::value).reversed())
                .toList();
        return shown(new Reading(BigDecimal.valueOf(orders.size()), shares));
    }

    private static Reading shown(Reading reading) {
        List<Share> shares = reading.shares();
        return shares.size() <= MOST_SHARES ? reading : new Reading(reading.value(), shares.subList(0, MOST_SHARES));
    }

    private static BigDecimal seconds(Instant since, Instant now) {
        return BigDecimal.valueOf(Math.max(0, Duration.between(since, now).toSeconds()));
    }
}
