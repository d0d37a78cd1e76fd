package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.OutboxRows.Row;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the hub's own parts hear of events: with the relay's turn, and without the broker while that is away. */
@Component
class Hearing {

    private static final int BATCH = 200;

    private final List<EventHearer> hearers;
    private final OutboxRows outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Hearing(List<EventHearer> hearers, OutboxRows outbox, TransactionTemplate transaction, Clock clock) {
        this.hearers = List.copyOf(hearers);
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction that marks these rows. What was heard without the broker is heard again. */
    void hear(List<Row> rows) {
        List<JsonNode> events =
                rows.stream().flatMap(row -> row.events().stream()).toList();
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
            List<Row> rows = outbox.lockUnheard(BATCH);
            hear(rows.stream().filter(row -> row.events() != null).toList());
            outbox.markHeard(rows, clock.instant());
            return rows.size();
        });
        return heard == null ? 0 : heard;
    }
}
