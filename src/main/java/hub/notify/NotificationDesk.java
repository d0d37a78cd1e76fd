package hub.notify;

import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notifications as people read them, and send them again. */
@Component
public class NotificationDesk {

    private static final String COLUMNS = """
            select id, kind, subject, recipient, cause, rule, state, reason, asked, attempts, due_at, wanted_at, last_at, mail_id,
                seq
            from notification
            """;
    private static final String AGAIN = """
            update notification set state = 'wanted', reason = null, forced = true, asked = asked + 1, attempts = 0, due_at = :now
            where id = :id and state in ('sent', 'failed', 'skipped')""";

    private final JdbcClient jdbc;
    private final MailServer server;
    private final AuditLog audit;
    private final Clock clock;

    NotificationDesk(JdbcClient jdbc, MailServer server, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. @param subject an order's id, or a SKU; every filter may be null */
    public List<Notification> before(String subject, String kind, String state, long seq, int most) {
        // A subject narrows more than its place in the list: said so, it is looked up by its index.
        String about = subject == null ? "" : " and subject = :subject";
        JdbcClient.StatementSpec query = jdbc.sql(COLUMNS + "where seq < :seq" + about
                        + " and kind = coalesce(:kind, kind) and state = coalesce(:state, state) order by seq desc"
                        + " fetch first " + most + " rows only")
                .param("seq", seq)
                .param("kind", kind)
                .param("state", state);
        return (subject == null ? query : query.param("subject", subject))
                .query((row, n) -> notification(row))
                .list();
    }

    public Optional<Notification> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, n) -> notification(row))
                .optional();
    }

    /**
     * Whatever became of it, it is sent once more, however old it is.
     *
     * @return false when it is not over yet
     */
    @Transactional
    public boolean again(Notification notification) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean again = jdbc.sql(AGAIN)
                        .param("id", notification.id())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (again) {
            audit.record(AuditEntry.by(
                    Caller.current(),
                    "notification.resend",
                    "notification:" + notification.id(),
                    notification.state(),
                    "wanted"));
        }
        return again;
    }

    private Notification notification(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean waits = state.equals("wanted");
        String reason = row.getString("reason");
        return new Notification(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("recipient"),
                row.getString("cause"),
                row.getString("rule"),
                state,
                waits && reason == null ? server.whyNot().orElse(null) : reason,
                row.getInt("asked"),
                row.getInt("attempts"),
                waits ? instant(row, "due_at") : null,
                instant(row, "wanted_at"),
                instant(row, "last_at"),
                row.getString("mail_id"),
                row.getLong("seq"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
