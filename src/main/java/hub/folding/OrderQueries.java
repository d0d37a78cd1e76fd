package hub.folding;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.security.Sealer;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders as they are read: found by columns and blind index, opened with their own key. */
@Component
public class OrderQueries {

    /**
     * Every field may be null: it does not narrow.
     *
     * @param sku the hub's SKU, or the channel's while nobody has explained it
     * @param customer the hub's id of a customer; or an e-mail address, phone number or name, whole words only
     * @param from placed at or after
     * @param to placed before
     */
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
    private final Timeline timeline;
    private final PersonWords words;

    OrderQueries(JdbcTemplate jdbc, Sealer sealer, PersonWords words, Timeline timeline) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.timeline = timeline;
        this.words = words;
    }

    public Optional<Found> byId(UUID id) {
        return jdbc.query(OrderSearch.COLUMNS + " where o.id = ? and o.visible", this::found, id).stream()
                .findFirst();
    }

    /** Newest change first; with {@code changedAfter} oldest first, so that a reader can follow. */
    public List<Found> list(Filter filter, Optional<Position> after, int limit) {
        List<byte[]> asked = filter.customer() == null ? List.of() : words.asked(filter.customer());
        OrderSearch search = OrderSearch.of(filter, asked, after, limit);
        return jdbc.query(search.sql(), this::found, search.values().toArray());
    }

    /** By id, after the given one; empty for the first. Orders that change meanwhile stay where they are. */
    public List<Found> byId(Filter filter, Optional<UUID> after, int limit) {
        List<byte[]> asked = filter.customer() == null ? List.of() : words.asked(filter.customer());
        OrderSearch search = OrderSearch.byId(filter, asked, after, limit);
        return jdbc.query(search.sql(), this::found, search.values().toArray());
    }

    private Found found(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] document =
                sealer.openForOrder(sealer.orderSecret(row.getBytes("key_wrapped")), row.getBytes("document"));
        return new Found(id, row.getObject("changed_at", OffsetDateTime.class).toInstant(), tree(id, document));
    }

    private static JsonNode tree(UUID id, byte[] document) {
        try {
            return Json.MAPPER.readTree(document);
        } catch (IOException e) {
            throw new IllegalStateException("order " + id + ": stored document is not JSON", e);
        }
    }

    /** Oldest first, beginning after the entry {@code afterSeq}; 0 for the start. */
    public List<Timeline.Line> timeline(UUID orderId, long afterSeq, int limit) {
        return timeline.read(orderId, afterSeq, limit);
    }
}
