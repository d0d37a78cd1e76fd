package hub.notify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How mails ended, written down; while the database is away it is kept in mind, because a sent mail is sent. */
@Component
class MailEnds {

    private static final Logger LOG = LoggerFactory.getLogger(MailEnds.class);

    private record End(List<UUID> ids, Outcome outcome) {}

    private final MailRows rows;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Queue<End> unwritten = new ConcurrentLinkedQueue<>();

    MailEnds(MailRows rows, MeterRegistry meters, Clock clock) {
        this.rows = rows;
        this.meters = meters;
        this.clock = clock;
    }

    void end(List<UUID> ids, Kind kind, Outcome outcome) {
        meters.counter("hub.mails", "kind", kind.word(), "outcome", outcome.word())
                .increment();
        try {
            write(new End(ids, outcome));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("outcome of {} notifications not written yet: {}", ids.size(), away.getMessage());
            unwritten.add(new End(ids, outcome));
        }
    }

    void writeAgain() {
        for (End end = unwritten.peek(); end != null; end = unwritten.peek()) {
            write(end);
            unwritten.remove();
        }
    }

    private void write(End end) {
        rows.end(end.ids(), end.outcome(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
