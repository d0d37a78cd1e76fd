package hub.rate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All rates ever recorded. None is changed or taken away: a correction is a rate recorded later. */
@Component
public class Rates {

    /** Which rates to show; null stands for any. */
    public record Filter(String from, String to) {}

    private final JdbcClient jdbc;
    private final MissingRates missing;

    public Rates(JdbcClient jdbc, MissingRates missing) {
        this.jdbc = jdbc;
        this.missing = missing;
    }

    /** Stores the rate and wakes the orders that waited for it. */
    @Transactional
    public void add(ExchangeRate rate) {
        jdbc.sql("""
                        insert into rate (id, from_currency, to_currency, rate, source, valid_at, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(rate.id())
                .param(rate.from())
                .param(rate.to())
                .param(rate.rate())
                .param(rate.source())
                .param(at(rate.validAt()))
                .param(at(rate.recordedAt()))
                .update();
        missing.found(rate);
    }

    /** The rate of this very pair that was in force at that moment. */
    public Optional<ExchangeRate> at(String from, String to, Instant moment) {
        return jdbc.sql("""
                        select * from rate where from_currency = ? and to_currency = ? and valid_at <= ?
                        order by valid_at desc, recorded_at desc, id fetch first 1 rows only""")
                .param(from)
                .param(to)
                .param(at(moment))
                .query(Rates::rate)
                .optional();
    }

    /** The last recorded first, beginning before the given rate (null: with the newest). */
    public List<ExchangeRate> page(Filter filter, Instant beforeRecorded, UUID beforeId, int most) {
        return jdbc.sql("""
                        select * from rate
                        where (cast(:recorded as timestamp with time zone) is null
                               or (recorded_at, id) < (:recorded, cast(:id as uuid)))
                          and (cast(:from as varchar) is null or from_currency = :from)
                          and (cast(:to as varchar) is null or to_currency = :to)
                        order by recorded_at desc, id desc fetch first :most rows only""")
                .param("recorded", beforeRecorded == null ? null : at(beforeRecorded))
                .param("id", beforeId)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("most", most)
                .query(Rates::rate)
                .list();
    }

    private static ExchangeRate rate(ResultSet row, int number) throws SQLException {
        return new ExchangeRate(
                row.getObject("id", UUID.class),
                row.getString("from_currency"),
                row.getString("to_currency"),
                ExchangeRate.plain(row.getBigDecimal("rate")),
                row.getString("source"),
                row.getObject("valid_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
