package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which open orders stock does not suffice for: what was promised last is what is missing. */
@Component
public class ShortOrders {

    private static final String OPEN_HOLDS = """
            select l.order_id, l.line_id, l.sku, l.location, sum(l.quantity) as held, min(l.effective_at) as since,
                   max(b.reserved + b.unavailable - b.on_hand) as lacking
            from stock_ledger l
            join stock_balance b on b.sku = l.sku and b.location = l.location
            where l.kind = 'reserved' and b.on_hand - b.reserved - b.unavailable < 0 and (l.sku = ? or ? = '')
            group by l.order_id, l.line_id, l.sku, l.location
            having sum(l.quantity) > 0
            order by l.sku, l.location, min(l.effective_at) desc, l.order_id desc, l.line_id desc
            """;

    private final JdbcClient client;

    ShortOrders(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** @param quantity how much of what the line holds is not there */
    public record ShortLine(
            UUID orderId, String lineId, String sku, String location, BigDecimal quantity, Instant since) {}

    /** The youngest orders whose holds go beyond what there is; of every SKU when it is null. */
    public List<ShortLine> find(String sku) {
        String asked = sku == null ? "" : sku;
        Map<Place, BigDecimal> lacking = new HashMap<>();
        List<ShortLine> shorts = new ArrayList<>();
        client.sql(OPEN_HOLDS).params(asked, asked).query(row -> {
            Place place = new Place(row.getString("sku"), row.getString("location"));
            BigDecimal missing = lacking.getOrDefault(place, row.getBigDecimal("lacking"));
            BigDecimal quantity = row.getBigDecimal("held").min(missing);
            lacking.put(place, missing.subtract(quantity));
            if (quantity.signum() > 0) {
                shorts.add(new ShortLine(
                        row.getObject("order_id", UUID.class),
                        row.getString("line_id"),
                        place.sku(),
                        place.location(),
                        Quantity.plain(quantity),
                        Sql.instant(row, "since")));
            }
        });
        return shorts;
    }
}
