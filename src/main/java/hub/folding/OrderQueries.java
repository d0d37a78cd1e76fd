package hub.folding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.security.BlindIndex;
import hub.security.Sealer;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders as they are read: found by columns and blind index, opened with their own key. */
@Component
public class OrderQueries {

    private static final String COLUMNS = "select o.id, o.key_wrapped, o.document, o.changed_at from orders o";

    /** Every field may be null: it does not narrow. */
    public record Filter(
            String channel,
            String account,
            String externalId,
            String status,
            String paymentStatus,
            String sku,
            String customer,
            Instant from,
            Instant to,
            Instant changedAfter) {}

    /** Where a list goes on. */
    public record Position(Instant changedAt, UUID id) {}

    public record Found(UUID id, Instant changedAt, JsonNode document) {}

    private final JdbcTemplate jdbc;
    private final Sealer sealer;
    private final BlindIndex blindIndex;
    private final PersonWords words;

    OrderQueries(JdbcTemplate jdbc, Sealer sealer, BlindIndex blindIndex, PersonWords words) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.blindIndex = blindIndex;
        this.words = words;
    }

    public Optional<Found> byId(UUID id) {
        return jdbc.query(COLUMNS + " where o.id = ? and o.visible", this::found, id).stream()
                .findFirst();
    }

    /** Newest change first; with {@code changedAfter} oldest first, so that a reader can follow. */
    public List<Found> list(Filter filter, Optional<Position> after, int limit) {
        boolean following = filter.changedAfter() != null;
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> values = new ArrayList<>();
        if (filter.sku() != null) {
            sql.append(" join order_sku s on s.order_id = o.id and s.sku = ?");
            values.add(filter.sku());
        }
        sql.append(" where o.visible");
        equal(sql, values, "o.channel", filter.channel());
        equal(sql, values, "o.account", filter.account());
        equal(sql, values, "o.external_id", filter.externalId());
        equal(sql, values, "o.status", filter.status());
        equal(sql, values, "o.payment_status", filter.paymentStatus());
        time(sql, values, "o.placed_at >= ?", filter.from());
        time(sql, values, "o.placed_at < ?", filter.to());
        time(sql, values, "o.changed_at > ?", filter.changedAfter());
        if (filter.customer() != null) {
            customer(sql, values, filter.customer());
        }
        after.ifPresent(position -> {
            sql.append(following ? " and (o.changed_at, o.id) > (?, ?)" : " and (o.changed_at, o.id) < (?, ?)");
            values.add(Timestamp.from(position.changedAt()));
            values.add(position.id());
        });
        sql.append(following ? " order by o.changed_at, o.id" : " order by o.changed_at desc, o.id desc");
        sql.append(" fetch first ").append(limit).append(" rows only");
        return jdbc.query(sql.toString(), this::found, values.toArray());
    }

    /** A customer is asked for by the hub's id, or by an e-mail address, phone number or name, whole words only. */
    private void customer(StringBuilder sql, List<Object> values, String customer) {
        List<byte[]> indexes = words.asked(customer);
        sql.append(" and (");
        asUuid(customer).ifPresent(id -> {
            sql.append("o.customer_id = ? or ");
            values.add(id);
        });
        sql.append("o.id in (select w.order_id from order_word w where w.word in (")
                .append(String.join(", ", indexes.stream().map(index -> "?").toList()))
                .append(")))");
        values.addAll(indexes);
    }

    private static Optional<UUID> asUuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException aWord) {
            return Optional.empty();
        }
    }

    private static void equal(StringBuilder sql, List<Object> values, String column, String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static void time(StringBuilder sql, List<Object> values, String condition, Instant value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(Timestamp.from(value));
        }
    }

    private Found found(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] document =
                sealer.openForOrder(sealer.orderSecret(row.getBytes("key_wrapped")), row.getBytes("document"));
        return new Found(id, row.getTimestamp("changed_at").toInstant(), tree(id, document));
    }

    private static JsonNode tree(UUID id, byte[] document) {
        try {
            return Json.MAPPER.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException("order " + id + ": stored document is not JSON", e);
        }
    }

    public List<JsonNode> timeline(UUID orderId) {
        return jdbc.query(
                "select seq, at, source, kind, message_id, publication, revision, actor, changes from timeline"
                        + " where order_id = ? order by seq",
                (row, n) -> timelineEntry(row),
                orderId);
    }

    private static JsonNode timelineEntry(ResultSet row) throws SQLException {
        ObjectNode entry = Json.MAPPER.createObjectNode();
        entry.put("seq", row.getLong("seq"));
        entry.put("at", row.getTimestamp("at").toInstant().toString());
        entry.put("source", row.getString("source"));
        entry.put("kind", row.getString("kind"));
        entry.put("messageId", row.getString("message_id"));
        entry.put("mapping", row.getObject("publication", Long.class));
        entry.put("revision", row.getLong("revision"));
        entry.put("actor", row.getString("actor"));
        try {
            entry.set("changes", Json.MAPPER.readTree(row.getString("changes")));
        } catch (IOException e) {
            throw new IllegalStateException("timeline entry " + row.getLong("seq") + " is not JSON", e);
        }
        return entry;
    }
}
