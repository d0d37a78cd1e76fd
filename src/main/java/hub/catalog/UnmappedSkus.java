package hub.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which orders wait for which channel SKU to be explained; once it is, they are queued to be folded again. */
@Component
public class UnmappedSkus {

    /** @param orders how many orders wait for it */
    public record Waiting(String account, String channelSku, long orders) {}

    private static final String QUEUE = """
            insert into order_task (order_id, kind, due_at, attempts)
            select distinct u.order_id, 'sku_mapped', cast(? as timestamp with time zone), 0
            from unmapped_sku u where %s order by u.order_id
            on conflict do nothing""";

    private static final String EXPLAINED =
            QUEUE.formatted("(u.account = ? and u.channel_sku = ?) or u.channel_sku = ?");

    private static final String KNOWN = QUEUE.formatted("u.channel_sku = ?");

    private static final String MISSED = QUEUE.formatted("""
            exists (select 1 from sku_mapping m where m.account = u.account and m.channel_sku = u.channel_sku)
               or exists (select 1 from sku_mapping m where m.sku = u.channel_sku)
               or exists (select 1 from stock_balance b where b.sku = u.channel_sku)
               or exists (select 1 from kit k where k.sku = u.channel_sku)
               or exists (select 1 from kit_component c where c.sku = u.channel_sku)
               or exists (select 1 from product p where p.sku = u.channel_sku)""");

    private final JdbcTemplate jdbc;

    public UnmappedSkus(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What this order waits for from now on; belongs into the order's transaction. */
    public void note(UUID orderId, String account, Collection<String> channelSkus) {
        clear(orderId);
        List<Object[]> rows = SkuWord.mappable(channelSkus).stream()
                .map(channelSku -> new Object[] {orderId, account, channelSku})
                .toList();
        jdbc.batchUpdate("insert into unmapped_sku (order_id, account, channel_sku) values (?, ?, ?)", rows);
    }

    /** The order waits for nothing any more. */
    public void clear(UUID orderId) {
        jdbc.update("delete from unmapped_sku where order_id = ?", orderId);
    }

    /** Queues the orders that waited for this mapping, or for its target to become known. */
    public int explained(SkuMapping mapping) {
        return jdbc.update(EXPLAINED, at(mapping.changedAt()), mapping.account(), mapping.channelSku(), mapping.sku());
    }

    /**
     * Queues the orders of all accounts that waited for the hub to know these SKUs: first counted, put into a kit or into the
     * catalogue.
     * Belongs into the transaction that makes them known, before it locks stock.
     */
    public void known(Collection<String> skus, Instant now) {
        jdbc.batchUpdate(
                KNOWN,
                skus.stream()
                        .distinct()
                        .sorted()
                        .map(sku -> new Object[] {at(now), sku})
                        .toList());
    }

    /**
     * Queues every order whose SKU is known by now. An order that was being written while its mapping was saved saw nothing
     * of it and was not seen either: this finds it.
     */
    public int sweep(Instant now) {
        return jdbc.update(MISSED, at(now));
    }

    /** Sorted by account and channel SKU, beginning after the given pair (two empty texts for the start). */
    public List<Waiting> page(String account, String afterAccount, String afterChannelSku, int most) {
        return jdbc.query(
                """
                select account, channel_sku, count(*) as orders from unmapped_sku
                where (account, channel_sku) > (?, ?) and (cast(? as varchar) is null or account = ?)
                group by account, channel_sku order by account, channel_sku fetch first ? rows only""",
                (row, number) ->
                        new Waiting(row.getString("account"), row.getString("channel_sku"), row.getLong("orders")),
                afterAccount,
                afterChannelSku,
                account,
                account,
                most);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
