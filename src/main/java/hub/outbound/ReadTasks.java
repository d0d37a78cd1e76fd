package hub.outbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders that wait to be read: one row each, however often they are asked for. */
@Component
public class ReadTasks {

    static final String NOT_FOUND_ONCE = "404: asked once more before it counts as gone";

    // A second look keeps its distance, whatever asks meanwhile.
    private static final String AGAIN = """
            update read_task set asked = asked + 1, reason = :reason,
            due_at = case when last_error = :notFound or due_at <= :due then due_at else cast(:due as timestamp with time zone) end
            where account = :account and external_id = :externalId""";
    private static final String INSERT = """
            insert into read_task (account, external_id, reason, due_at, asked, attempts, last_error)
            values (:account, :externalId, :reason, :due, 1, 0, null) on conflict do nothing""";
    private static final String DUE = """
            select account, external_id, due_at, asked, attempts, last_error from read_task
            where due_at <= :now and account not in (:resting)
            order by due_at, account, external_id fetch first :most rows only""";
    private static final String CLAIM = """
            update read_task set due_at = :until
            where account = :account and external_id = :externalId and due_at = :seen""";
    private static final String DONE =
            "delete from read_task where account = :account and external_id = :externalId and asked = :asked";
    private static final String DONE_BUT_ASKED_AGAIN = """
            update read_task set due_at = :now, attempts = 0, last_error = null
            where account = :account and external_id = :externalId""";
    private static final String LATER = """
            update read_task set due_at = :due, attempts = :attempts, last_error = :error
            where account = :account and external_id = :externalId""";
    private static final String OF_NOBODY =
            "delete from read_task where not exists (select 1 from account where account.id = read_task.account)";

    private final JdbcClient jdbc;

    public ReadTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Queues a read, or brings a queued one forward. Belongs to the caller's transaction, if there is one. */
    public void ask(String account, String externalId, String reason, Instant dueAt) {
        if (askAgain(account, externalId, reason, dueAt)) {
            return;
        }
        int added = jdbc.sql(INSERT)
                .param("account", account)
                .param("externalId", externalId)
                .param("reason", reason)
                .param("due", column(dueAt))
                .update();
        if (added == 0) {
            askAgain(account, externalId, reason, dueAt);
        }
    }

    /** @param resting accounts whose turn it is not */
    List<ReadTask> due(Instant now, Collection<String> resting, int most) {
        return jdbc.sql(DUE)
                .param("now", column(now))
                .param("resting", resting.isEmpty() ? List.of("") : resting)
                .param("most", most)
                .query((row, number) -> task(row))
                .list();
    }

    /** @return false when somebody else took or changed it since it was seen */
    boolean claim(ReadTask task, Instant until) {
        return of(CLAIM, task)
                        .param("until", column(until))
                        .param("seen", column(task.dueAt()))
                        .update()
                == 1;
    }

    /** Drawn before the request is sent, so that answers are ordered by when they were asked for. */
    public long drawReadNumber() {
        return jdbc.sql("select nextval('read_seq')").query(Long.class).single();
    }

    void done(ReadTask task, Instant now) {
        if (of(DONE, task).param("asked", task.asked()).update() == 0) {
            of(DONE_BUT_ASKED_AGAIN, task).param("now", column(now)).update();
        }
    }

    void failed(ReadTask task, Instant retryAt, String error) {
        later(task, retryAt, task.attempts() + 1, error);
    }

    /** Not the order's fault: its turn comes later, the attempt does not count. */
    void postponed(ReadTask task, Instant until) {
        later(task, until, task.attempts(), task.lastError());
    }

    /** Reads of accounts that were deleted. @return how many there were */
    int forgetDeletedAccounts() {
        return jdbc.sql(OF_NOBODY).update();
    }

    private boolean askAgain(String account, String externalId, String reason, Instant dueAt) {
        return jdbc.sql(AGAIN)
                        .param("account", account)
                        .param("externalId", externalId)
                        .param("reason", reason)
                        .param("due", column(dueAt))
                        .param("notFound", NOT_FOUND_ONCE)
                        .update()
                == 1;
    }

    private void later(ReadTask task, Instant due, int attempts, String error) {
        of(LATER, task)
                .param("due", column(due))
                .param("attempts", attempts)
                .param("error", error)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, ReadTask task) {
        return jdbc.sql(sql).param("account", task.account()).param("externalId", task.externalId());
    }

    private static ReadTask task(ResultSet row) throws SQLException {
        return new ReadTask(
                row.getString("account"),
                row.getString("external_id"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getLong("asked"),
                row.getInt("attempts"),
                row.getString("last_error"));
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
