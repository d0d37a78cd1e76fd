package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.OutboxRows.Row;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the hub's own parts hear of events: with the relay's turn, and without the broker while that is away. */
@Component
class Hearing {

    private static final int BATCH = 200;

    private final List<EventHearer> hearers;
    private final OutboxRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Hearing(List<EventHearer> hearers, OutboxRows rows, TransactionTemplate transaction, Clock clock) {
        this.hearers = List.copyOf(hearers);
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction that marks these events as published. What was heard without the broker is heard again. */
    void hear(List<Row> told) {
        List<JsonNode> events = told.stream()
                .map(Row::events)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
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
            List<Row> unheard = rows.lockUnheard(BATCH);
            hear(unheard);
            rows.markHeard(unheard, clock.instant());
            return unheard.size();
        });
        return heard == null ? 0 : heard;
    }
}
