package hub.folding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.order.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened to an order, one row per observation. The order's row lock keeps the numbers gapless. */
@Component
public class Timeline {

    private static final String INSERT = """
            insert into timeline (order_id, seq, at, source, kind, message_id, publication, revision, actor, changes)
            select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from timeline where order_id = ?""";

    /**
     * @param source the door, or {@code hub}
     * @param kind the topic or the fact
     * @param changes JSON list of changed fields, no personal values
     */
    record Entry(
            String source,
            String kind,
            UUID messageId,
            Long publication,
            long revision,
            String actor,
            String changes) {}

    /**
     * @param seq counts from 1 without gaps
     * @param mapping number of the mapping's publication; null without a mapping
     * @param actor who did it; null for machines
     * @param changes what became another, no personal values
     */
    public record Line(
            long seq,
            Instant at,
            String source,
            String kind,
            UUID messageId,
            Long mapping,
            long revision,
            String actor,
            JsonNode changes) {}

    private static final String READ = """
            select seq, at, source, kind, message_id, publication, revision, actor, changes from timeline
            where order_id = ? and seq > ? order by seq fetch first ? rows only""";

    private final JdbcTemplate jdbc;

    Timeline(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID orderId, Entry entry, Instant now) {
        jdbc.update(
                INSERT,
                orderId,
                Timestamp.from(now),
                entry.source(),
                entry.kind(),
                entry.messageId(),
                entry.publication(),
                entry.revision(),
                entry.actor(),
                entry.changes(),
                orderId);
    }

    /**
     * What a channel is asked to do with an order, and what became of it: beside the folds, since it changes no order.
     * Belongs to the caller's transaction and locks the order's row.
     */
    public void commanded(UUID orderId, String kind, String actor, List<Change> changes, Instant now) {
        Long revision = jdbc.queryForObject("select revision from orders where id = ? for update", Long.class, orderId);
        add(orderId, new Entry("hub", kind, null, null, revision, actor, json(changes)), now);
    }

    List<Line> read(UUID orderId, long afterSeq, int limit) {
        return jdbc.query(READ, (row, n) -> line(row), orderId, afterSeq, limit);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("kind"),
                row.getObject("message_id", UUID.class),
                row.getObject("publication", Long.class),
                row.getLong("revision"),
                row.getString("actor"),
                changes(row.getString("changes")));
    }

    private static String json(List<Change> changes) {
        try {
            return Json.MAPPER.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes can always be written as JSON", e);
        }
    }

    private static JsonNode changes(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a timeline entry is not JSON", e);
        }
    }
}
