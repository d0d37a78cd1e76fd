package drills;

import hub.json.Json;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A durable subscriber of the event feed that comes back whenever the hub does. */
public final class FeedReader implements AutoCloseable {

    private final Map<String, String> events = new ConcurrentHashMap<>();
    private final String url;
    private final Thread reader;
    private volatile boolean open = true;

    public FeedReader(String url) {
        this.url = url;
        subscribeOnce();
        this.reader = new Thread(this::readWhileOpen, "feed-reader");
        reader.start();
    }

    public Set<String> ids() {
        return events.keySet();
    }

    /** Every event once, by its id, as it was told. */
    public Map<String, String> events() {
        return events;
    }

    /** Before anything is sent, so that the broker keeps for us what is told from now on. */
    private void subscribeOnce() {
        try (Connection connection = connected()) {
            subscription(connection);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readWhileOpen() {
        while (open) {
            try (Connection connection = connected()) {
                var consumer = subscription(connection);
                connection.start();
                while (open) {
                    read(consumer.receive(500));
                }
            } catch (JMSException | IOException | RuntimeException hubIsAway) {
                // The next turn connects again.
                Thread.onSpinWait();
            }
        }
    }

    private Connection connected() throws JMSException {
        Connection connection =
                new ActiveMQConnectionFactory(url + "?reconnectAttempts=0&callTimeout=3000").createConnection();
        connection.setClientID("kill-drill");
        return connection;
    }

    private static jakarta.jms.MessageConsumer subscription(Connection connection) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        return session.createDurableSubscriber(session.createTopic("crossdock.events"), "drill");
    }

    private void read(Message message) throws JMSException, IOException {
        if (message instanceof TextMessage event) {
            String text = event.getText();
            events.put(Json.MAPPER.readTree(text).path("id").asText(), text);
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        reader.join(5000);
    }
}
