package hub.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the hub's own parts hear of events: with the relay's turn, and without the broker while that is away. */
@Component
class Hearing {

    private static final int BATCH = 200;
    private static final String UNHEARD =
            "select id, events from outbox where published_at is null and heard_at is null"
                    + " order by id fetch first " + BATCH + " rows only for update skip locked";

    private record Row(long id, List<JsonNode> events) {}

    private final List<EventHearer> hearers;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Hearing(List<EventHearer> hearers, JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.hearers = List.copyOf(hearers);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction that marks these events as published. What was heard without the broker is heard again. */
    void hear(List<JsonNode> events) {
        if (!events.isEmpty()) {
            hearers.forEach(hearer -> hearer.hear(events));
        }
    }

    /** The broker takes nothing: subscribers and alerts, perhaps one about this very thing, do not wait for it. */
    void withoutBroker() {
        while (hearBatch() == BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private int hearBatch() {
        Integer heard = transaction.execute(status -> {
            List<Row> rows = jdbc.query(UNHEARD, (row, n) -> new Row(row.getLong(1), events(row.getString(2))));
            hear(rows.stream().flatMap(row -> row.events().stream()).toList());
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.batchUpdate("update outbox set heard_at = ? where id = ?", rows, BATCH, (update, row) -> {
                update.setTimestamp(1, now);
                update.setLong(2, row.id());
            });
            return rows.size();
        });
        return heard == null ? 0 : heard;
    }

    static List<JsonNode> events(String list) {
        try {
            return StreamSupport.stream(Json.MAPPER.readTree(list).spliterator(), false)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds what is not JSON", e);
        }
    }
}
