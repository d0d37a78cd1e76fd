package hub.intake;

import hub.settings.HubSettings;
import hub.settings.Part;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whether messages could be taken now: the broker answers and its disk has room. */
@Component("brokerHealthIndicator")
@ConditionalOnProperty(name = "hub.transport", havingValue = "artemis", matchIfMissing = true)
class BrokerHealth implements HealthIndicator {

    private final ConnectionFactory broker;
    private final IntakeQueue queue;
    private final HubSettings settings;

    BrokerHealth(ConnectionFactory broker, IntakeQueue queue, HubSettings settings) {
        this.broker = broker;
        this.queue = queue;
        this.settings = settings;
    }

    @Override
    public Health health() {
        if (!settings.runs(Part.INTAKE) && !settings.runs(Part.WORKER)) {
            return Health.unknown()
                    .withDetail("broker", "no part running here needs it")
                    .build();
        }
        if (!queue.hasRoom()) {
            return Health.down()
                    .withDetail(
                            "disk", "full (expected: " + settings.broker().minFreeDisk() + " free in the data folder)")
                    .build();
        }
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession()) {
            return Health.up().build();
        } catch (JMSException away) {
            return Health.down()
                    .withDetail("broker", "does not answer: " + away.getMessage())
                    .build();
        }
    }
}
