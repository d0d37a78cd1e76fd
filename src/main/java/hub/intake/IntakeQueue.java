package hub.intake;

import hub.broker.AllOrNone;
import hub.problem.Problem;
import hub.settings.HubSettings;
import hub.store.DataFolder;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts envelopes where no kill can reach them. First it looks for room: a journal on a full disk would hang the sender
 * instead of refusing.
 */
@Component("intakeQueue")
public class IntakeQueue {

    /** What may be seen of a waiting message without opening it: whose it is, and since when it waits. */
    public static final String ACCOUNT = "HubAccount";

    public static final String RECEIVED = "HubReceivedAt";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeQueue.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final HubSettings settings;
    private final DataFolder folder;
    private final AllOrNone broker;
    private final ProducerTemplate producer;
    private final Together<Admitted> together = new Together<>(this::send, admitted -> admitted.sealed().length);
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY;
    private volatile boolean room = true;

    IntakeQueue(HubSettings settings, DataFolder folder, AllOrNone broker, ProducerTemplate producer) {
        this.settings = settings;
        this.folder = folder;
        this.broker = broker;
        this.producer = producer;
    }

    /**
     * Returns when the message is on the broker's disk.
     *
     * @throws Problem 503 when the broker does not take it
     */
    public void put(Admitted message) {
        if (!hasRoom()) {
            throw new Problem(503, "broker_unavailable", "the broker's disk is full", List.of());
        }
        try {
            together.put(message);
        } catch (CamelExecutionException | TransactionException | JmsException away) {
            LOG.warn("intake queue: {}", away.getMessage());
            throw new Problem(503, "broker_unavailable", "the broker does not take messages at the moment", List.of());
        }
    }

    /** A message each, so that each can fail and wait by itself; one session, so that the journal is synced once. */
    private void send(List<Admitted> messages) {
        broker.send(() -> producer.sendBody("direct:to-intake-together", messages));
    }

    public boolean hasRoom() {
        if (!settings.embeddedBroker()) {
            return true;
        }
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_EVERY) {
            room = folder.path().toFile().getUsableSpace()
                    >= settings.broker().minFreeDisk().toBytes();
            lookedAt = now;
        }
        return room;
    }
}
