package hub.intake;

import hub.settings.Seams;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Takes messages from the intake queue. While the database is away it waits with the message in hand. */
@Component("worker")
public class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MessageHandling handling;
    private final Seams seams;
    private volatile boolean closing;

    Worker(MessageHandling handling, Seams seams) {
        this.handling = handling;
        this.seams = seams;
    }

    /** Returns only when the message has its end in the database; the broker forgets it afterwards. */
    public void work(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = Envelope.fromBytes(bytes);
        } catch (IOException unreadable) {
            // Nothing of ours puts such a message there; it must not block the queue, and it must not vanish.
            untilDatabaseAnswers(() -> handling.parkForeign(bytes));
            return;
        }
        untilDatabaseAnswers(() -> handling.handle(envelope));
        seams.passed(Seams.COMMITTED);
    }

    private void untilDatabaseAnswers(Runnable transaction) {
        boolean waiting = false;
        while (true) {
            try {
                transaction.run();
                return;
            } catch (RuntimeException e) {
                if (!infrastructureAway(e) || closing) {
                    throw e;
                }
                if (!waiting) {
                    LOG.warn("intake waits: database unavailable: {}", e.getMessage());
                    waiting = true;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean infrastructureAway(RuntimeException e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof CannotGetJdbcConnectionException
                || e instanceof TransactionSystemException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }
}
