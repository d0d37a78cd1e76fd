package hub.intake;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.springframework.stereotype.Component;

/** Looks into the intake queue from outside, the same way at a broker in this process and at one elsewhere. */
@Component
class IntakeLook {

    /** The oldest of the queue is among the first; an account that begins further back is not behind by more. */
    private static final int FIRST = 100;

    private static final String MANAGEMENT = "activemq.management";

    private final ConnectionFactory broker;

    IntakeLook(ConnectionFactory broker) {
        this.broker = broker;
    }

    /**
     * @param oldest when the oldest waiting message of each account came, of those that stand in front
     * @param depth messages in the queue; null where the broker does not tell us
     */
    record Seen(Map<String, Instant> oldest, Long depth) {}

    Seen look() throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return new Seen(oldest(session), depth(session));
        }
    }

    private static Map<String, Instant> oldest(Session session) throws JMSException {
        Map<String, Instant> oldest = new HashMap<>();
        try (QueueBrowser browser = session.createBrowser(session.createQueue(Broker.INTAKE))) {
            Enumeration<?> messages = browser.getEnumeration();
            for (int i = 0; i < FIRST && messages.hasMoreElements(); i++) {
                Message message = (Message) messages.nextElement();
                oldest.merge(account(message), received(message), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return oldest;
    }

    private static String account(Message message) throws JMSException {
        String account = message.getStringProperty(IntakeQueue.ACCOUNT);
        return account == null ? "unknown" : account;
    }

    private static Instant received(Message message) throws JMSException {
        return Instant.ofEpochMilli(
                message.propertyExists(IntakeQueue.RECEIVED)
                        ? message.getLongProperty(IntakeQueue.RECEIVED)
                        : message.getJMSTimestamp());
    }

    private static Long depth(Session session) throws JMSException {
        TemporaryQueue answers = session.createTemporaryQueue();
        try (MessageProducer asking = session.createProducer(session.createQueue(MANAGEMENT));
                MessageConsumer listening = session.createConsumer(answers)) {
            Message question = session.createMessage();
            question.setJMSReplyTo(answers);
            JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + Broker.INTAKE, "messageCount");
            asking.send(question);
            // The pool takes the temporary queue away when the connection goes back.
            return count(listening.receive(1000));
        }
    }

    private static Long count(Message answer) throws JMSException {
        if (answer == null || !JMSManagementHelper.hasOperationSucceeded(answer)) {
            return null;
        }
        try {
            return JMSManagementHelper.getResult(answer) instanceof Number count ? count.longValue() : null;
        } catch (JMSException told) {
            throw told;
        } catch (Exception unreadable) {
            return null;
        }
    }
}
