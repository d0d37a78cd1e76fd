package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import hub.settings.Seams;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the hub's parts hear what the outbox holds, sends it to the feed and marks it. A kill in between does both again: at
 * least once.
 */
@Component("feedRelay")
public class FeedRelay {

    private static final int BATCH = 200;
    private static final String OPEN =
            "select id, events from outbox where published_at is null order by id fetch first " + BATCH
                    + " rows only for update skip locked";

    private record Row(long id, String events) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ProducerTemplate producer;
    private final Hearing hearing;
    private final Seams seams;
    private final Clock clock;

    FeedRelay(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ProducerTemplate producer,
            Hearing hearing,
            Seams seams,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.producer = producer;
        this.hearing = hearing;
        this.seams = seams;
        this.clock = clock;
    }

    /** Works until the outbox is drained. */
    public void drain() {
        try {
            while (sendBatch() == BATCH) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        } catch (CamelExecutionException brokerAway) {
            hearing.withoutBroker();
            throw brokerAway;
        }
    }

    private int sendBatch() {
        Integer sent = transaction.execute(status -> {
            List<Row> rows = jdbc.query(OPEN, (row, n) -> new Row(row.getLong(1), row.getString(2)));
            if (rows.isEmpty()) {
                return 0;
            }
            List<JsonNode> events = rows.stream()
                    .flatMap(row -> Hearing.events(row.events()).stream())
                    .toList();
            hearing.hear(events);
            producer.sendBody(
                    "direct:events-to-feed",
                    events.stream().map(JsonNode::toString).toList());
            seams.passed(Seams.FEED_SENT);
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.batchUpdate("update outbox set published_at = ? where id = ?", rows, rows.size(), (update, row) -> {
                update.setTimestamp(1, now);
                update.setLong(2, row.id());
            });
            return rows.size();
        });
        return sent == null ? 0 : sent;
    }
}
