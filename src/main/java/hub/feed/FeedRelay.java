package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.settings.Closing;
import hub.settings.Seams;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what the outbox holds and marks it. A kill between the two sends it again: at least once. */
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
    private final Seams seams;
    private final Closing closing;
    private final Clock clock;

    FeedRelay(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ProducerTemplate producer,
            Seams seams,
            Closing closing,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.producer = producer;
        this.seams = seams;
        this.closing = closing;
        this.clock = clock;
    }

    /** Works until the outbox is drained. */
    public void drain() {
        while (sendBatch() == BATCH && !closing.hasBegun()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private int sendBatch() {
        Integer sent = transaction.execute(status -> {
            List<Row> rows = jdbc.query(OPEN, (row, n) -> new Row(row.getLong(1), row.getString(2)));
            if (rows.isEmpty()) {
                return 0;
            }
            producer.sendBody(
                    "direct:events-to-feed",
                    rows.stream().flatMap(row -> events(row.events())).toList());
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

    private static Stream<String> events(String list) {
        try {
            return StreamSupport.stream(Json.MAPPER.readTree(list).spliterator(), false)
                    .map(JsonNode::toString);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds what is not JSON", e);
        }
    }
}
