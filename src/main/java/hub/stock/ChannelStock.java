package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What channels are told of stock follows from this. Reads only; what belongs together is read in one transaction. */
@Component
public class ChannelStock {

    private static final String HELD = """
            select b.sku, b.location, b.on_hand, b.reserved, b.unavailable, b.counted_at
            from stock_balance b join location l on l.id = b.location and l.active
            where b.sku = any(?)""";
    private static final String MOVED = """
            select l.sku, l.kind, l.quantity, l.recorded_at from stock_ledger l
            join orders o on o.id = l.order_id and o.account = ?
            where l.sku = any(?) and l.recorded_at > ? and l.kind in ('on_hand', 'reserved')""";
    private static final String RESERVED = """
            select l.sku, l.location, sum(l.quantity) as quantity from stock_ledger l
            join orders o on o.id = l.order_id and o.account = ?
            where l.sku = any(?) and l.kind = 'reserved' group by l.sku, l.location""";

    private final JdbcClient client;

    ChannelStock(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** @param counted whether anybody ever counted it there */
    public record Held(
            String sku,
            String location,
            BigDecimal onHand,
            BigDecimal reserved,
            BigDecimal unavailable,
            boolean counted) {

        public BigDecimal available() {
            return onHand.subtract(reserved).subtract(unavailable);
        }
    }

    /** @param reserved whether it moved what is reserved; else what is on hand */
    public record Moved(String sku, boolean reserved, BigDecimal quantity, Instant recordedAt) {}

    /** At active locations. */
    public List<Held> held(Collection<String> skus) {
        return client.sql(HELD)
                .param(skus.toArray(String[]::new))
                .query((row, n) -> new Held(
                        row.getString("sku"),
                        row.getString("location"),
                        row.getBigDecimal("on_hand"),
                        row.getBigDecimal("reserved"),
                        row.getBigDecimal("unavailable"),
                        row.getObject("counted_at") != null))
                .list();
    }

    /** What the account's own orders moved, of rows recorded after then. */
    public List<Moved> movedBy(String account, Collection<String> skus, Instant after) {
        return client.sql(MOVED)
                .params(account, skus.toArray(String[]::new), Sql.at(after))
                .query((row, n) -> new Moved(
                        row.getString("sku"),
                        row.getString("kind").equals("reserved"),
                        row.getBigDecimal("quantity"),
                        Sql.instant(row, "recorded_at")))
                .list();
    }

    /** What the account's own orders hold. */
    public Map<Place, BigDecimal> reservedBy(String account, Collection<String> skus) {
        Map<Place, BigDecimal> reserved = new HashMap<>();
        client.sql(RESERVED).params(account, skus.toArray(String[]::new)).query(row -> {
            reserved.put(new Place(row.getString("sku"), row.getString("location")), row.getBigDecimal("quantity"));
        });
        return reserved;
    }

    /** What the account calls the hub's locations; its name → the hub's. */
    public Map<String, String> named(String account) {
        Map<String, String> names = new HashMap<>();
        client.sql("select channel_location, location from channel_location where account = ?")
                .param(account)
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }
}
