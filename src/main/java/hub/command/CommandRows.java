package hub.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the commands. */
@Component
class CommandRows {

    private static final String ADD = """
            insert into command (id, order_id, connector, account, external_id, kind, state, settled, asked, accepted,
            answered, platform_id, attempts, due_at, requested_by, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, false, ?, 0, ?, ?, ?, ?)""";
    private static final String SAVE = """
            update command set state = :state, settled = :settled, known = :known, sent_at = :sentAt,
            accepted = :accepted, answered = :answered, platform_id = :platformId, words = :words, attempts = :attempts,
            due_at = :dueAt, changed_at = :now
            where id = :id and not settled
            and exists (select 1 from account_lease where account = :account and owner = :owner and fence = :fence)""";
    // Of one order one after the other: what an earlier one did would be taken for what a later one did.
    private static final String DUE = """
            select * from command c where not c.settled and c.due_at <= ? and c.account = any(?) and not exists
            (select 1 from command b where b.order_id = c.order_id and not b.settled
            and (b.created_at < c.created_at or b.created_at = c.created_at and b.id < c.id))
            order by c.due_at""";

    private final JdbcClient jdbc;

    CommandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Command command) {
        jdbc.sql(ADD)
                .params(
                        command.id(),
                        command.orderId(),
                        command.connector(),
                        command.account(),
                        command.externalId(),
                        command.kind().word(),
                        command.state().word(),
                        command.settled(),
                        command.asked(),
                        command.platformId(),
                        column(command.dueAt()),
                        command.requestedBy(),
                        column(command.createdAt()),
                        column(command.changedAt()))
                .update();
    }

    /** @return false when it is settled, or the account has another holder by now */
    boolean save(Course course, String owner, long fence, Instant now) {
        return jdbc.sql(SAVE)
                        .param("state", course.state.word())
                        .param("settled", course.settled)
                        .param("known", course.known == null ? null : json(course.known))
                        .param("sentAt", column(course.sentAt))
                        .param("accepted", course.accepted)
                        .param("answered", course.answered)
                        .param("platformId", course.platformId)
                        .param("words", course.words)
                        .param("attempts", course.attempts)
                        .param("dueAt", column(course.dueAt))
                        .param("now", column(now))
                        .param("id", course.of.id())
                        .param("account", course.of.account())
                        .param("owner", owner)
                        .param("fence", fence)
                        .update()
                == 1;
    }

    List<Command> due(Instant now, Collection<String> accounts, int most) {
        return jdbc.sql(DUE + " fetch first " + most + " rows only")
                .params(column(now), accounts.toArray(String[]::new))
                .query((row, n) -> command(row))
                .list();
    }

    /** @return false when somebody else took it since it was seen */
    boolean take(Command command, Instant until) {
        return jdbc.sql("update command set due_at = ? where id = ? and due_at = ? and not settled")
                        .params(column(until), command.id(), column(command.dueAt()))
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<Command> ofOrder(UUID orderId) {
        return jdbc.sql("select * from command where order_id = ? order by created_at, id")
                .param(orderId)
                .query((row, n) -> command(row))
                .list();
    }

    Optional<Command> find(UUID id) {
        return jdbc.sql("select * from command where id = ?")
                .param(id)
                .query((row, n) -> command(row))
                .optional();
    }

    /** What was not sent is not done; of the rest nobody will ever know. */
    void giveUp(String account, String words, Instant now) {
        jdbc.sql("update command set settled = true, words = ?, changed_at = ?,"
                        + " state = case when sent_at is null then 'failed' else 'unknown' end"
                        + " where account = ? and not settled")
                .params(words, column(now), account)
                .update();
    }

    private static Command command(ResultSet row) throws SQLException {
        return new Command(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("connector"),
                row.getString("account"),
                row.getString("external_id"),
                CommandKind.of(row.getString("kind")),
                CommandState.of(row.getString("state")),
                row.getBoolean("settled"),
                row.getBytes("asked"),
                ids(row.getString("known")),
                instant(row, "sent_at"),
                row.getBoolean("accepted"),
                row.getBoolean("answered"),
                row.getString("platform_id"),
                row.getString("words"),
                row.getInt("attempts"),
                instant(row, "due_at"),
                row.getString("requested_by"),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static String json(Set<String> ids) {
        try {
            return Json.MAPPER.writeValueAsString(new TreeSet<>(ids));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    private static Set<String> ids(String json) {
        try {
            return json == null ? null : Set.of(Json.MAPPER.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("command.known: not JSON (expected: a list of ids)", e);
        }
    }

    private static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
