package hub.stock;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recomputes every balance from the ledger, by the last count and what moved after it. */
@Component
public class StockCheck {

    /** The newest count stands for everything before it; the covering rows are not looked at, so they are checked too. */
    private static final String DIFFERENCES = """
            with counts as (
                select sku, location, quantity, effective_at,
                       row_number() over (partition by sku, location order by effective_at desc, id desc) as newest
                from stock_ledger where kind = 'count'),
            computed as (
                select l.sku, l.location,
                       max(coalesce(c.quantity, 0)) + sum(case when l.kind = 'on_hand'
                           and (c.effective_at is null or l.effective_at > c.effective_at)
                           then l.quantity else 0 end) as on_hand,
                       sum(case when l.kind = 'reserved' then l.quantity else 0 end) as reserved,
                       sum(case when l.kind = 'unavailable' then l.quantity else 0 end) as unavailable
                from stock_ledger l
                left join counts c on c.sku = l.sku and c.location = l.location and c.newest = 1
                group by l.sku, l.location),
            both_sides as (
                select sku, location, on_hand, reserved, unavailable, 0 as b_on_hand, 0 as b_reserved, 0 as b_unavailable
                from computed
                union all
                select sku, location, 0, 0, 0, on_hand, reserved, unavailable from stock_balance)
            select sku, location, sum(on_hand) as on_hand, sum(b_on_hand) as b_on_hand,
                   sum(reserved) as reserved, sum(b_reserved) as b_reserved,
                   sum(unavailable) as unavailable, sum(b_unavailable) as b_unavailable
            from both_sides
            group by sku, location
            having sum(on_hand) <> sum(b_on_hand) or sum(reserved) <> sum(b_reserved)
                or sum(unavailable) <> sum(b_unavailable)
            order by sku, location
            """;

    private final JdbcClient client;

    StockCheck(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** Where a balance is not what the ledger says. */
    public record Difference(String sku, String location, Sums ledger, Sums balance) {}

    public record Sums(BigDecimal onHand, BigDecimal reserved, BigDecimal unavailable) {}

    /** Empty when every balance is right. */
    public List<Difference> differences() {
        return client.sql(DIFFERENCES)
                .query((row, n) -> new Difference(
                        row.getString("sku"),
                        row.getString("location"),
                        new Sums(
                                Quantity.plain(row.getBigDecimal("on_hand")),
                                Quantity.plain(row.getBigDecimal("reserved")),
                                Quantity.plain(row.getBigDecimal("unavailable"))),
                        new Sums(
                                Quantity.plain(row.getBigDecimal("b_on_hand")),
                                Quantity.plain(row.getBigDecimal("b_reserved")),
                                Quantity.plain(row.getBigDecimal("b_unavailable")))))
                .list();
    }
}
