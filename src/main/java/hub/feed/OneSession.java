package hub.feed;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One session of the broker, and so one sync of its journal, for all that flows send meanwhile in this thread. Its
 * transaction manager is no bean: the hub's is the database's.
 */
@Component
@ConditionalOnProperty(name = "hub.transport", havingValue = "artemis", matchIfMissing = true)
class OneSession implements AllOrNone {

    private final TransactionTemplate session;

    /** @param pooled the very factory that the component {@code jms} sends through */
    OneSession(ConnectionFactory pooled) {
        session = new TransactionTemplate(new JmsTransactionManager(pooled));
    }

    @Override
    public void send(Runnable sending) {
        session.executeWithoutResult(status -> sending.run());
    }
}
