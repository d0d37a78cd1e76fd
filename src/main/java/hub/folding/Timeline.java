package hub.folding;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened to an order, one row per observation. The order's row lock keeps the numbers gapless. */
@Component
class Timeline {

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
}
