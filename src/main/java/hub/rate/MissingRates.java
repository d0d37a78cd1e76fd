package hub.rate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which orders wait for a rate; once it is recorded, they are queued to be folded again. */
@Component
public class MissingRates {

    private static final String QUEUE = """
            insert into order_task (order_id, kind, due_at, attempts)
            select m.order_id, 'rate_known', cast(? as timestamp with time zone), 0
            from missing_rate m where %s order by m.order_id
            on conflict do nothing""";

    // The rate of the opposite direction serves as well.
    private static final String FOUND = QUEUE.formatted("""
            m.placed_at >= ? and ((m.from_currency = ? and m.to_currency = ?)
                               or (m.to_currency = ? and m.from_currency = ?))""");

    private static final String MISSED = QUEUE.formatted("""
            exists (select 1 from rate r where r.valid_at <= m.placed_at
                     and ((r.from_currency = m.from_currency and r.to_currency = m.to_currency)
                       or (r.from_currency = m.to_currency and r.to_currency = m.from_currency)))""");

    private final JdbcTemplate jdbc;

    public MissingRates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void note(UUID orderId, String from, String to, Instant placedAt) {
        clear(orderId);
        jdbc.update(
                "insert into missing_rate (order_id, from_currency, to_currency, placed_at) values (?, ?, ?, ?)",
                orderId,
                from,
                to,
                at(placedAt));
    }

    void clear(UUID orderId) {
        jdbc.update("delete from missing_rate where order_id = ?", orderId);
    }

    int found(ExchangeRate rate) {
        return jdbc.update(
                FOUND, at(rate.recordedAt()), at(rate.validAt()), rate.from(), rate.to(), rate.from(), rate.to());
    }

    /** Queues every order whose rate is there by now, also one that was being written while its rate was recorded. */
    public int sweep(Instant now) {
        return jdbc.update(MISSED, at(now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
