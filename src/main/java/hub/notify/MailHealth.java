package hub.notify;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A mail server that is away is something to know, never a hub that is down. */
@Component("mailsHealthIndicator")
class MailHealth implements HealthIndicator {

    private final MailServer server;
    private final JdbcClient jdbc;

    MailHealth(MailServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        server.whyNot().ifPresent(reason -> up.withDetail("reason", reason));
        try {
            up.withDetail("wanted", count("wanted")).withDetail("failed", count("failed"));
        } catch (DataAccessException away) {
            // The database's own indicator tells of it.
            up.withDetail("wanted", "unknown");
        }
        return up.build();
    }

    private long count(String state) {
        return jdbc.sql("select count(*) from notification where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
