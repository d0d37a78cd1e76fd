package hub.intake;

import hub.problem.Problem;
import hub.settings.HubSettings;
import hub.store.DataFolder;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts envelopes where no kill can reach them. First it looks for room: a journal on a full disk would hang the sender
 * instead of refusing.
 */
@Component("intakeQueue")
public class IntakeQueue {

    /** What may be seen of a waiting message without opening it: whose it is, and since when it waits. */
    static final String ACCOUNT = "HubAccount";

    static final String RECEIVED = "HubReceivedAt";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeQueue.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final HubSettings settings;
    private final DataFolder folder;
    private final JmsTemplate jms;
    private final Together<Admitted> together = new Together<>(this::send, admitted -> admitted.sealed().length);
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY;
    private volatile boolean room = true;

    IntakeQueue(HubSettings settings, DataFolder folder, ConnectionFactory pooled) {
        this.settings = settings;
        this.folder = folder;
        this.jms = new JmsTemplate(pooled);
        jms.setSessionTransacted(true);
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
        } catch (JmsException away) {
            LOG.warn("intake queue: {}", away.getMessage());
            throw new Problem(503, "broker_unavailable", "the broker does not take messages at the moment", List.of());
        }
    }

    /** A message each, so that each can fail and wait by itself; one commit, so that the journal is synced once. */
    private void send(List<Admitted> messages) {
        jms.execute(session -> {
            try (MessageProducer producer = session.createProducer(session.createQueue(Broker.INTAKE))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                for (Admitted admitted : messages) {
                    producer.send(message(session, admitted));
                }
                session.commit();
            }
            return null;
        });
    }

    private static BytesMessage message(Session session, Admitted admitted) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(ACCOUNT, admitted.about().account());
        message.setLongProperty(RECEIVED, admitted.about().receivedAt().toEpochMilli());
        message.writeBytes(admitted.getBytes());
        return message;
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
