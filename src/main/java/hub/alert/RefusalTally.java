package hub.alert;

import hub.alert.Reading.Share;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was refused at the doors, of all instances: each adds what it counted since it last did. */
@Component
class RefusalTally {

    private static final String SIGNATURE = "signature_invalid";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(1);

    private final MeterRegistry registry;
    private final JdbcTemplate jdbc;
    private final Map<String, Long> written = new HashMap<>();

    RefusalTally(MeterRegistry registry, JdbcTemplate jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
    }

    /** What fails to be written is counted again by the next turn. */
    synchronized void add(Instant now) {
        Map<String, Long> counted = new HashMap<>();
        for (Counter counter :
                registry.find("hub.refused").tag("code", SIGNATURE).counters()) {
            counted.merge(String.valueOf(counter.getId().getTag("account")), (long) counter.count(), Long::sum);
        }
        counted.forEach((account, count) -> {
            long fresh = count - written.getOrDefault(account, 0L);
            if (fresh > 0) {
                jdbc.update(
                        "insert into refusal_tally (at, code, account, amount) values (?, ?, ?, ?)",
                        Timestamp.from(now),
                        SIGNATURE,
                        account.length() <= 100 ? account : account.substring(0, 100),
                        fresh);
                written.put(account, count);
            }
        });
        jdbc.update("delete from refusal_tally where at < ?", Timestamp.from(now.minus(KEPT)));
    }

    Reading signatures(Instant now) {
        List<Share> shares = jdbc.query(
                """
                select account, sum(amount) as amount from refusal_tally where code = ? and at > ?
                group by account order by sum(amount) desc, account""",
                (row, n) -> new Share(row.getString(1), row.getBigDecimal(2)),
                SIGNATURE,
                Timestamp.from(now.minus(WINDOW)));
        BigDecimal sum = shares.stream().map(Share::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Reading(sum, shares.size() > 10 ? shares.subList(0, 10) : shares);
    }
}
