package hub.subscriber;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what is kept for re-sending bounded: old events go, with their deliveries. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final DeliveryHistory history;
    private final TransactionTemplate transaction;
    private final SubscriberSettings settings;
    private final Clock clock;

    Forgetting(DeliveryHistory history, TransactionTemplate transaction, SubscriberSettings settings, Clock clock) {
        this.history = history;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** A share at a time, so that no transaction holds many rows for long. @return how many events went */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    int forgetOld() {
        int forgotten = 0;
        try {
            for (int share = share(); share > 0; share = share()) {
                forgotten += share;
            }
        } catch (DataAccessException away) {
            LOG.warn("old events of subscribers: kept for now: {}", away.getMessage());
        }
        if (forgotten > 0) {
            LOG.info("{} old events of subscribers forgotten", forgotten);
        }
        return forgotten;
    }

    private int share() {
        Integer share =
                transaction.execute(status -> history.forget(clock.instant().minus(settings.keep())));
        return share == null ? 0 : share;
    }
}
