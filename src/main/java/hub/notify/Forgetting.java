package hub.notify;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is over is forgotten in time; by then it is so old that nothing would want it again. */
@Component("notificationsForgetting")
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final int SHARE = 1000;
    private static final String OLD = """
            delete from notification where id in (
                select id from notification where wanted_at < ? and state in ('sent', 'skipped', 'failed')
                order by wanted_at fetch first 1000 rows only)""";

    private final JdbcTemplate jdbc;
    private final MailSettings settings;
    private final Clock clock;

    Forgetting(JdbcTemplate jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A share at a time, so that nothing holds many rows for long. @return how many went */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    int forgetOld() {
        int forgotten = 0;
        try {
            Timestamp before = Timestamp.from(clock.instant().minus(settings.keep()));
            for (int share = SHARE; share == SHARE; forgotten += share) {
                share = jdbc.update(OLD, before);
            }
        } catch (DataAccessException away) {
            LOG.warn("old notifications: kept for now: {}", away.getMessage());
        }
        return forgotten;
    }
}
