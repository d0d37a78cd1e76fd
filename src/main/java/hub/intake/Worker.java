package hub.intake;

import hub.settings.Seams;
import hub.store.DatabaseAway;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes messages from the intake queue. While the database is away it waits with the message in hand. */
@Component("worker")
public class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MessageHandling handling;
    private final InHand inHand;
    private final WorkRoom room;
    private final Clock clock;
    private final Seams seams;
    private volatile boolean closing;

    Worker(MessageHandling handling, InHand inHand, WorkRoom room, Clock clock, Seams seams) {
        this.handling = handling;
        this.inHand = inHand;
        this.room = room;
        this.clock = clock;
        this.seams = seams;
    }

    /** Returns only when the message has its end in the database; the broker forgets it afterwards. */
    public void work(byte[] bytes) throws InterruptedException {
        int taken = room.take(bytes.length, () -> closing);
        if (taken == 0) {
            throw new IllegalStateException("the hub stops: the message goes back to the queue");
        }
        try {
            workOff(bytes);
        } finally {
            room.giveBack(taken);
        }
    }

    private void workOff(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = Envelope.fromBytes(bytes);
        } catch (IOException unreadable) {
            // Nothing of ours puts such a message there; it must not block the queue, and it must not vanish.
            park(bytes, "read", "envelope_unreadable", "envelope: unreadable (expected: format 1)");
            return;
        }
        inHand.take(envelope.about());
        try {
            untilDatabaseAnswers(() -> handling.handle(envelope));
        } catch (RuntimeException comesAgain) {
            inHand.givenBack(envelope.about(), clock.instant());
            throw comesAgain;
        }
        inHand.ended(envelope.about());
        seams.passed(Seams.COMMITTED);
    }

    /** What the broker gave up, or a flow could not do, waits in the hospital for a person. */
    public void park(byte[] bytes, String stage, String code, String detail) {
        Fault why = new Fault(stage, code, "", detail);
        untilDatabaseAnswers(() -> handling.park(bytes, why));
    }

    private void untilDatabaseAnswers(Runnable transaction) {
        boolean waiting = false;
        while (true) {
            try {
                transaction.run();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseAway.isTold(e) || closing) {
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

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }
}
