package hub.notify;

import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A mail server that is away is something to know, never a hub that is down. It tells what was counted last: while the
 * database is silent, nobody who asks for health should wait for it once more.
 */
@Component("mailsHealthIndicator")
class MailHealth implements HealthIndicator {

    private final MailServer server;
    private final JdbcClient jdbc;
    private volatile Map<String, Object> counted = Map.of("wanted", "unknown");

    MailHealth(MailServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        server.whyNot().ifPresent(reason -> up.withDetail("reason", reason));
        return up.withDetails(counted).build();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void count() {
        try {
            counted = Map.of("wanted", count("wanted"), "failed", count("failed"));
        } catch (DataAccessException away) {
            // The database's own indicator tells of it.
            counted = Map.of("wanted", "unknown");
        }
    }

    private long count(String state) {
        return jdbc.sql("select count(*) from notification where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
