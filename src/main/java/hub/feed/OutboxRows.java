package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The outbox as the relay and people see it. Every write belongs to the caller's transaction. */
@Component
class OutboxRows {

    private static final int LONGEST_ERROR = 500;

    /** @param events CloudEvents; null when they cannot be read */
    record Row(long id, List<JsonNode> events) {}

    private final JdbcTemplate jdbc;

    OutboxRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest that nobody else is sending; held until the transaction ends. */
    List<Row> lockOpen(int most) {
        return jdbc.query(
                "select id, events from outbox where published_at is null and set_aside_at is null order by id"
                        + " fetch first " + most + " rows only for update skip locked",
                (row, n) -> new Row(row.getLong(1), events(row.getString(2))));
    }

    /** The oldest open ones that the hub's own parts have not heard of without the broker. */
    List<Row> lockUnheard(int most) {
        return jdbc.query(
                "select id, events from outbox where published_at is null and set_aside_at is null and heard_at is null"
                        + " order by id fetch first " + most + " rows only for update skip locked",
                (row, n) -> new Row(row.getLong(1), events(row.getString(2))));
    }

    void markHeard(List<Row> rows, Instant now) {
        mark("update outbox set heard_at = ? where id = ?", rows, now);
    }

    void markPublished(List<Row> rows, Instant now) {
        mark("update outbox set published_at = ? where id = ?", rows, now);
    }

    private void mark(String sql, List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, rows, rows.size(), (update, row) -> {
            update.setTimestamp(1, Timestamp.from(now));
            update.setLong(2, row.id());
        });
    }

    void setAside(long id, String error, Instant now) {
        jdbc.update(
                "update outbox set set_aside_at = ?, error = ? where id = ?",
                Timestamp.from(now),
                error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
                id);
    }

    List<SetAside> setAside(int most) {
        return jdbc.query(
                "select id, count, created_at, set_aside_at, error from outbox"
                        + " where published_at is null and set_aside_at is not null order by id fetch first " + most
                        + " rows only",
                (row, n) -> new SetAside(
                        row.getLong("id"),
                        row.getInt("count"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("set_aside_at").toInstant(),
                        row.getString("error")));
    }

    /** @return false when nothing of that number is set aside */
    boolean reopen(long id) {
        return jdbc.update(
                        "update outbox set set_aside_at = null, error = null"
                                + " where id = ? and published_at is null and set_aside_at is not null",
                        id)
                > 0;
    }

    /** @return how many went */
    int deletePublishedBefore(Instant then, int most) {
        return jdbc.update(
                "delete from outbox where id in (select id from outbox where published_at < ? order by published_at"
                        + " fetch first " + most + " rows only)",
                Timestamp.from(then));
    }

    /** How many rows wait, and how many are set aside. */
    Map<String, Object> counts() {
        return jdbc.queryForMap("select count(*) filter (where set_aside_at is null) as waiting,"
                + " count(*) filter (where set_aside_at is not null) as aside from outbox where published_at is null");
    }

    private static List<JsonNode> events(String list) {
        try {
            JsonNode events = Json.MAPPER.readTree(list);
            boolean whole = events.isArray()
                    && StreamSupport.stream(events.spliterator(), false).allMatch(JsonNode::isObject);
            return whole ? StreamSupport.stream(events.spliterator(), false).toList() : null;
        } catch (JsonProcessingException damaged) {
            return null;
        }
    }
}
