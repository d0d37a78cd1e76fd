package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.settings.Seams;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who hear events in the hub, sends what the outbox holds to the feed, and marks it. A kill in between sends it
 * again: at least once. While the broker is away events are heard in the hub all the same, an alert about the broker first.
 */
@Component("feedRelay")
public class FeedRelay {

    private static final int BATCH = 200;
    private static final String ROWS = " order by id fetch first " + BATCH + " rows only for update skip locked";
    private static final String OPEN = "select id, events, heard_at from outbox where published_at is null" + ROWS;
    private static final String UNHEARD =
            "select id, events, heard_at from outbox where published_at is null and heard_at is null" + ROWS;

    private record Row(long id, List<JsonNode> events, boolean heard) {}

    /** @param failure why the feed did not take them; null when it did */
    private record Sent(int rows, CamelExecutionException failure) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ProducerTemplate producer;
    private final List<EventHearer> hearers;
    private final Seams seams;
    private final Clock clock;

    FeedRelay(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ProducerTemplate producer,
            List<EventHearer> hearers,
            Seams seams,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.producer = producer;
        this.hearers = List.copyOf(hearers);
        this.seams = seams;
        this.clock = clock;
    }

    /** Works until the outbox is drained. */
    public void drain() {
        Sent sent = transaction.execute(status -> sendBatch());
        while (sent.rows() == BATCH
                && sent.failure() == null
                && !Thread.currentThread().isInterrupted()) {
            sent = transaction.execute(status -> sendBatch());
        }
        if (sent.failure() != null) {
            hearTheRest();
            throw sent.failure();
        }
    }

    private Sent sendBatch() {
        List<Row> rows = rows(OPEN);
        if (rows.isEmpty()) {
            return new Sent(0, null);
        }
        hear(rows);
        try {
            producer.sendBody(
                    "direct:events-to-feed",
                    events(rows).map(JsonNode::toString).toList());
        } catch (CamelExecutionException away) {
            mark("update outbox set heard_at = ? where id = ?", rows);
            return new Sent(rows.size(), away);
        }
        seams.passed(Seams.FEED_SENT);
        mark("update outbox set published_at = ? where id = ?", rows);
        return new Sent(rows.size(), null);
    }

    private void hearTheRest() {
        Integer heard;
        do {
            heard = transaction.execute(status -> {
                List<Row> rows = rows(UNHEARD);
                hear(rows);
                mark("update outbox set heard_at = ? where id = ?", rows);
                return rows.size();
            });
        } while (heard == BATCH && !Thread.currentThread().isInterrupted());
    }

    private void hear(List<Row> rows) {
        List<JsonNode> events =
                events(rows.stream().filter(row -> !row.heard()).toList()).toList();
        if (!events.isEmpty()) {
            hearers.forEach(hearer -> hearer.hear(events));
        }
    }

    private void mark(String update, List<Row> rows) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(update, rows, BATCH, (statement, row) -> {
            statement.setTimestamp(1, now);
            statement.setLong(2, row.id());
        });
    }

    private List<Row> rows(String sql) {
        return jdbc.query(
                sql, (row, n) -> new Row(row.getLong(1), events(row.getString(2)), row.getTimestamp(3) != null));
    }

    private static Stream<JsonNode> events(List<Row> rows) {
        return rows.stream().flatMap(row -> row.events().stream());
    }

    private static List<JsonNode> events(String list) {
        try {
            return StreamSupport.stream(Json.MAPPER.readTree(list).spliterator(), false)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds what is not JSON", e);
        }
    }
}
