package hub.stock;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is, what there was, and what there is not. Reads only. */
@Component
public class StockLevels {

    private static final String PAGE = """
            select sku, location, on_hand, reserved, unavailable, counted_at from stock_balance
            where sku in (select sku from stock_balance where sku > ? group by sku order by sku
                          fetch first %d rows only)
            order by sku, location
            """;

    private static final String AS_OF = """
            select sku, location,
                   sum(case when kind = 'on_hand' then quantity else 0 end) as on_hand,
                   sum(case when kind = 'reserved' then quantity else 0 end) as reserved,
                   sum(case when kind = 'unavailable' then quantity else 0 end) as unavailable,
                   max(case when kind = 'count' then effective_at end) as counted_at
            from stock_ledger where sku = ? and effective_at <= ?
            group by sku, location order by location
            """;

    private final JdbcClient client;

    StockLevels(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /**
     * One SKU over all locations.
     *
     * @param available on hand, less what is reserved and what cannot be sold; negative when more was sold than there is
     */
    public record Level(
            String sku, BigDecimal onHand, BigDecimal reserved, BigDecimal available, List<AtLocation> locations) {

        static Level of(String sku, List<AtLocation> locations) {
            return new Level(
                    sku,
                    sum(locations, AtLocation::onHand),
                    sum(locations, AtLocation::reserved),
                    sum(locations, AtLocation::available),
                    locations);
        }

        private static BigDecimal sum(List<AtLocation> locations, Function<AtLocation, BigDecimal> part) {
            return Quantity.plain(locations.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** @param countedAt the last count; null when nobody ever counted */
    public record AtLocation(
            String location,
            BigDecimal onHand,
            BigDecimal reserved,
            BigDecimal unavailable,
            BigDecimal available,
            Instant countedAt) {}

    /** One row of the ledger. */
    public record Row(
            long id,
            String sku,
            String location,
            String kind,
            BigDecimal quantity,
            Instant effectiveAt,
            Instant recordedAt,
            UUID orderId,
            String lineId,
            String reason,
            String reference) {}

    /** Levels of the SKUs after the given one, by SKU. */
    public List<Level> page(String after, int limit) {
        return levels(client.sql(PAGE.formatted(limit)).param(after));
    }

    /** A SKU's level; empty when it never lay anywhere. */
    public Optional<Level> find(String sku) {
        return levels(client.sql("select * from stock_balance where sku = ? order by location")
                        .param(sku))
                .stream()
                .findFirst();
    }

    /** A SKU's level as the ledger tells it today about then. */
    public Level asOf(String sku, Instant at) {
        return levels(client.sql(AS_OF).params(sku, Sql.at(at))).stream()
                .findFirst()
                .orElseGet(() -> Level.of(sku, List.of()));
    }

    /** Ledger rows effective until then, the latest first, older than the row given by moment and id. */
    public List<Row> ledger(String sku, Instant until, Instant before, long beforeId, int limit) {
        return client.sql("select * from stock_ledger where sku = ? and effective_at <= ?"
                        + " and (effective_at < ? or effective_at = ? and id < ?)"
                        + " order by effective_at desc, id desc fetch first " + limit + " rows only")
                .params(sku, Sql.at(until), Sql.at(before), Sql.at(before), beforeId)
                .query((row, n) -> row(row))
                .list();
    }

    /** Ledger rows in the order they were numbered, after the given one; from, to and SKU narrow where they are not null. */
    public List<Row> recorded(String sku, Instant from, Instant to, long afterId, int limit) {
        StringBuilder sql = new StringBuilder("select * from stock_ledger where id > ?");
        List<Object> values = new ArrayList<>(List.of(afterId));
        narrow(sql, values, " and sku = ?", sku);
        narrow(sql, values, " and effective_at >= ?", from == null ? null : Sql.at(from));
        narrow(sql, values, " and effective_at < ?", to == null ? null : Sql.at(to));
        sql.append(" order by id fetch first ").append(limit).append(" rows only");
        return client.sql(sql.toString())
                .params(values)
                .query((row, n) -> row(row))
                .list();
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static List<Level> levels(JdbcClient.StatementSpec statement) {
        Map<String, List<AtLocation>> bySku = new LinkedHashMap<>();
        statement.query(row -> {
            bySku.computeIfAbsent(row.getString("sku"), sku -> new ArrayList<>())
                    .add(atLocation(row));
        });
        return bySku.entrySet().stream()
                .map(entry -> Level.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AtLocation atLocation(ResultSet row) throws SQLException {
        BigDecimal onHand = Quantity.plain(row.getBigDecimal("on_hand"));
        BigDecimal reserved = Quantity.plain(row.getBigDecimal("reserved"));
        BigDecimal unavailable = Quantity.plain(row.getBigDecimal("unavailable"));
        return new AtLocation(
                row.getString("location"),
                onHand,
                reserved,
                unavailable,
                Quantity.plain(onHand.subtract(reserved).subtract(unavailable)),
                Sql.instant(row, "counted_at"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("location"),
                row.getString("kind"),
                Quantity.plain(row.getBigDecimal("quantity")),
                Sql.instant(row, "effective_at"),
                Sql.instant(row, "recorded_at"),
                row.getObject("order_id", UUID.class),
                row.getString("line_id"),
                row.getString("reason"),
                row.getString("reference"));
    }
}
