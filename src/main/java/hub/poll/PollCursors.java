package hub.poll;

import hub.poll.PollTask.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each account was asked, and when it is asked next. */
@Component
class PollCursors {

    /** @param beganAt when the last poll that came to its end began */
    record Last(Instant beganAt, Instant endedAt) {}

    private final JdbcClient jdbc;

    PollCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first poll of an account is due at once. */
    void begin(String account, Instant createdAt, What what, Instant since, Instant now) {
        jdbc.sql("insert into poll_cursor (account, what, created_at, since, due_at, asked, attempts)"
                        + " values (?, ?, ?, ?, ?, 0, 0) on conflict do nothing")
                .params(account, word(what), column(createdAt), column(since), column(now))
                .update();
    }

    /** Whether an account of this name was asked that is there no more. */
    boolean knewAnother(String account, Instant createdAt) {
        return jdbc.sql("select count(*) from poll_cursor where account = ? and created_at <> ?")
                        .params(account, column(createdAt))
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<PollTask> due(Instant now, Collection<String> accounts, int most) {
        return jdbc.sql("select account, what, since, asked, attempts from poll_cursor"
                        + " where due_at <= ? and account = any(?) order by due_at fetch first " + most + " rows only")
                .params(column(now), accounts.toArray(String[]::new))
                .query((row, n) -> new PollTask(
                        row.getString("account"),
                        What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                        instant(row, "since"),
                        row.getLong("asked"),
                        row.getInt("attempts")))
                .list();
    }

    /** As soon as its turn comes. Belongs to the caller's transaction, if there is one. */
    void ask(String account, Instant now) {
        jdbc.sql("update poll_cursor set asked = asked + 1,"
                        + " due_at = case when due_at < ? then due_at else cast(? as timestamp with time zone) end"
                        + " where account = ? and what <> 'subscriptions'")
                .params(column(now), column(now), account)
                .update();
    }

    /** What changed at or after this moment is asked for once more. */
    void back(String account, What what, Instant since) {
        jdbc.sql("update poll_cursor set since = ? where account = ? and what = ? and since > ?")
                .params(column(since), account, word(what), column(since))
                .update();
    }

    /** Not before this, whatever asks. */
    void notBefore(String account, What what, Instant due) {
        jdbc.sql("update poll_cursor set due_at = ? where account = ? and what = ?")
                .params(column(due), account, word(what))
                .update();
    }

    /** No later than this, unless it waits after a failure. */
    void soonest(String account, What what, Instant due) {
        jdbc.sql("update poll_cursor set due_at = ? where account = ? and what = ? and due_at > ? and attempts = 0")
                .params(column(due), account, word(what), column(due))
                .update();
    }

    Optional<String> lastError(String account, What what) {
        return jdbc.sql("select last_error from poll_cursor where account = ? and what = ? and last_error is not null")
                .params(account, word(what))
                .query(String.class)
                .optional();
    }

    /** Brings a turn forward; one that is under way is followed by another. */
    void wake(String account, What what, Instant due) {
        jdbc.sql("update poll_cursor set asked = asked + 1,"
                        + " due_at = case when due_at < ? then due_at else cast(? as timestamp with time zone) end"
                        + " where account = ? and what = ?")
                .params(column(due), column(due), account, word(what))
                .update();
    }

    /** Under way; due again when its instance must have stopped. */
    void started(PollTask task, Instant until) {
        jdbc.sql("update poll_cursor set due_at = ? where account = ? and what = ?")
                .params(column(until), task.account(), word(task.what()))
                .update();
    }

    /** All up to this moment is on disk in the intake. */
    void reached(PollTask task, Instant since) {
        jdbc.sql("update poll_cursor set since = ? where account = ? and what = ? and (since is null or since < ?)")
                .params(column(since), task.account(), word(task.what()), column(since))
                .update();
    }

    void ended(PollTask task, Instant beganAt, Instant now, Instant next) {
        jdbc.sql("update poll_cursor set begun_at = ?, ended_at = ?, attempts = 0, last_error = null,"
                        + " due_at = case when asked = ? then cast(? as timestamp with time zone)"
                        + " else cast(? as timestamp with time zone) end where account = ? and what = ?")
                .params(
                        column(beganAt),
                        column(now),
                        task.asked(),
                        column(next),
                        column(now),
                        task.account(),
                        word(task.what()))
                .update();
    }

    void failed(PollTask task, String error, Instant next) {
        jdbc.sql("update poll_cursor set attempts = attempts + 1, last_error = ?, due_at = ?"
                        + " where account = ? and what = ?")
                .params(error, column(next), task.account(), word(task.what()))
                .update();
    }

    Optional<Last> last(String account, What what) {
        return jdbc.sql(
                        "select begun_at, ended_at from poll_cursor where account = ? and what = ? and begun_at is not null")
                .params(account, word(what))
                .query((row, n) -> new Last(instant(row, "begun_at"), instant(row, "ended_at")))
                .optional();
    }

    private static String word(What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
