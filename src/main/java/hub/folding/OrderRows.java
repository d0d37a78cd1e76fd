package hub.folding;

import hub.order.Order;
import hub.order.OrderKey;
import hub.security.OrderSecret;
import hub.security.Sealer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The orders table. Every write belongs to the caller's transaction, which holds the order's row. */
@Component
class OrderRows {

    private static final String LOCK =
            "select account, channel, revision, key_wrapped, state, document, changed_at, heard_at from orders where id = ? for update";

    private static final String INSERT = """
            insert into orders (id, store_key, external_id, channel, account, visible, revision, created_at, changed_at,
              heard_at, test, deleted, key_wrapped)
            values (?, ?, ?, ?, ?, false, 0, ?, ?, ?, false, false, ?)
            on conflict do nothing""";

    private static final String UPDATE = """
            update orders set number = ?, visible = ?, revision = ?, status = ?, payment_status = ?, fulfilment_status = ?,
              placed_at = ?, updated_at = ?, changed_at = ?, heard_at = ?, currency = ?, total = ?, test = ?, deleted = ?,
              customer_id = ?, state = ?, document = ?, account = coalesce(?, account)
            where id = ?""";

    private final JdbcTemplate jdbc;
    private final Sealer sealer;

    OrderRows(JdbcTemplate jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /**
     * @param state sealed; null while nothing was heard
     * @param document sealed; null while the order is a shell
     */
    record Locked(
            UUID id,
            String account,
            String channel,
            long revision,
            Instant changedAt,
            Instant heardAt,
            OrderSecret secret,
            byte[] state,
            byte[] document) {}

    /** @param order null while the order is a shell */
    record Columns(
            Order order,
            long revision,
            Instant changedAt,
            Instant heardAt,
            UUID customerId,
            byte[] state,
            byte[] document) {}

    /** Insert or lock: whoever comes second waits here for the first to commit. */
    Locked lockOrCreate(OrderKey key, String channel, String account, Instant now) {
        UUID id = key.orderId();
        List<Locked> held = lock(id);
        if (!held.isEmpty()) {
            return held.get(0);
        }
        OrderSecret secret = sealer.newOrderSecret();
        Timestamp at = Timestamp.from(now);
        int inserted = jdbc.update(
                INSERT, id, key.storeKey(), key.externalId(), channel, account, at, at, at, secret.wrapped());
        if (inserted == 1) {
            return new Locked(id, account, channel, 0, now, now, secret, null, null);
        }
        return lock(id).get(0);
    }

    List<Locked> lock(UUID id) {
        return jdbc.query(LOCK, (row, n) -> locked(id, row), id);
    }

    private Locked locked(UUID id, ResultSet row) throws SQLException {
        return new Locked(
                id,
                row.getString("account"),
                row.getString("channel"),
                row.getLong("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("heard_at").toInstant(),
                sealer.orderSecret(row.getBytes("key_wrapped")),
                row.getBytes("state"),
                row.getBytes("document"));
    }

    void update(UUID id, Columns columns) {
        Order order = columns.order();
        boolean visible = order != null;
        jdbc.update(
                UPDATE,
                visible ? order.number() : null,
                visible,
                columns.revision(),
                visible ? word(order.status()) : null,
                visible ? word(order.paymentStatus()) : null,
                visible ? word(order.fulfilmentStatus()) : null,
                visible ? timestamp(order.placedAt()) : null,
                visible ? timestamp(order.updatedAt()) : null,
                Timestamp.from(columns.changedAt()),
                Timestamp.from(columns.heardAt()),
                visible ? order.currency() : null,
                visible ? total(order) : null,
                visible && order.test(),
                visible && order.deleted(),
                columns.customerId(),
                columns.state(),
                columns.document(),
                visible ? order.account() : null,
                id);
    }

    void replaceSkus(UUID id, Collection<String> before, Collection<String> after) {
        List<Object[]> gone = before.stream()
                .filter(sku -> !after.contains(sku))
                .map(sku -> new Object[] {id, sku})
                .toList();
        List<Object[]> come = after.stream()
                .filter(sku -> !before.contains(sku))
                .map(sku -> new Object[] {id, sku})
                .toList();
        batch("delete from order_sku where order_id = ? and sku = ?", gone);
        batch("insert into order_sku (order_id, sku) values (?, ?)", come);
    }

    void replaceWords(UUID id, Collection<byte[]> before, Collection<byte[]> after) {
        batch(
                "delete from order_word where word = ? and order_id = ?",
                before.stream().map(word -> new Object[] {word, id}).toList());
        batch(
                "insert into order_word (order_id, word) values (?, ?)",
                after.stream().map(word -> new Object[] {id, word}).toList());
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static BigDecimal total(Order order) {
        return order.totals() == null || order.totals().total() == null
                ? null
                : order.totals().total().amount();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
