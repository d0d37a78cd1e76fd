package hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.OutboxRows.Row;
import hub.settings.Closing;
import hub.settings.Seams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the hub's parts hear what the outbox holds, sends it to the feed and marks it: a batch is one transaction of the
 * broker, then one of the database. A kill between the two does both again: at least once. What cannot be sent is set aside
 * and delays no other.
 */
@Component("feedRelay")
public class FeedRelay {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRelay.class);
    private static final int BATCH = 500;
    private static final int MISSES = 3;
    private static final int ROUNDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final OutboxRows rows;
    private final TransactionTemplate transaction;
    private final AllOrNone broker;
    private final ProducerTemplate producer;
    private final Hearing hearing;
    private final Seams seams;
    private final Closing closing;
    private final Clock clock;

    FeedRelay(
            OutboxRows rows,
            TransactionTemplate transaction,
            AllOrNone broker,
            ProducerTemplate producer,
            Hearing hearing,
            Seams seams,
            Closing closing,
            Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.broker = broker;
        this.producer = producer;
        this.hearing = hearing;
        this.seams = seams;
        this.closing = closing;
        this.clock = clock;
    }

    /** Works until the outbox is drained. */
    public void drain() {
        try {
            while (turn() == BATCH && !closing.hasBegun()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        } catch (CamelExecutionException | JmsException | TransactionException brokerAway) {
            // A broker that is away shows as a transaction that cannot be begun.
            hearing.withoutBroker();
            throw brokerAway;
        }
    }

    private int turn() {
        Integer seen = transaction.execute(status -> {
            List<Row> open = rows.lockOpen(BATCH);
            Map<Row, String> aside = new LinkedHashMap<>();
            List<Row> readable = readable(open, aside);
            hearing.hear(readable);
            List<Row> sent = send(readable, aside);
            if (!sent.isEmpty()) {
                seams.passed(Seams.FEED_SENT);
            }
            mark(sent, aside);
            return open.size();
        });
        return seen == null ? 0 : seen;
    }

    private static List<Row> readable(List<Row> open, Map<Row, String> aside) {
        List<Row> readable = new ArrayList<>();
        for (Row row : open) {
            if (row.events() == null) {
                aside.put(row, "events: unreadable (expected: a JSON list of CloudEvents)");
            } else {
                readable.add(row);
            }
        }
        return readable;
    }

    /** All at once; where the broker refuses that, one by one, to find out what it refuses. */
    private List<Row> send(List<Row> readable, Map<Row, String> aside) {
        if (readable.isEmpty()) {
            return readable;
        }
        try {
            tell(readable);
            return readable;
        } catch (CamelExecutionException | JmsException | TransactionException refused) {
            return oneByOne(readable, aside, refused);
        }
    }

    /** A row is at fault only when the broker is seen to take others; until then nothing is known but that it is away. */
    private List<Row> oneByOne(List<Row> readable, Map<Row, String> aside, RuntimeException refused) {
        List<Row> sent = new ArrayList<>();
        List<Row> missed = new ArrayList<>();
        Row youngest = readable.get(readable.size() - 1);
        for (Row row : readable) {
            if (sent.contains(row)) {
                continue;
            }
            (isTold(row) ? sent : missed).add(row);
            if (sent.isEmpty() && missed.size() == MISSES && isTold(youngest)) {
                sent.add(youngest);
            }
            if (sent.isEmpty() && missed.size() >= MISSES) {
                throw refused;
            }
        }
        if (sent.isEmpty()) {
            throw refused;
        }
        for (int round = 0; round < ROUNDS && !missed.isEmpty(); round++) {
            pause(round);
            missed.removeIf(row -> isTold(row) && sent.add(row));
        }
        missed.forEach(row -> aside.put(row, "events: refused by the broker, which took others"));
        return sent;
    }

    /** A broker that has just come back takes some and not yet others: its connections from before are still found broken. */
    private static void pause(int round) {
        try {
            Thread.sleep(PAUSE.multipliedBy(round).toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTold(Row row) {
        try {
            tell(List.of(row));
            return true;
        } catch (CamelExecutionException | JmsException | TransactionException refused) {
            return false;
        }
    }

    private void tell(List<Row> told) {
        List<String> events = told.stream()
                .flatMap(row -> row.events().stream())
                .map(JsonNode::toString)
                .toList();
        broker.send(() -> producer.sendBody("direct:events-to-feed", events));
    }

    private void mark(List<Row> sent, Map<Row, String> aside) {
        Instant now = clock.instant();
        rows.markPublished(sent, now);
        aside.forEach((row, error) -> {
            LOG.error("feed: outbox row {} is set aside: {}", row.id(), error);
            rows.setAside(row.id(), error, now);
        });
    }
}
