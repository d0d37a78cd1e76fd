package hub.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the statements and of what differed. */
@Component
class Statements {

    /** An order of the hub's that its platform did not list. */
    record Unlisted(String externalId, UUID orderId) {}

    private static final String ASK =
            "update reconciliation set state = 'waiting', asked_by = ?, asked_at = ?, due_at = ?, attempts = 0, words = null"
                    + " where account = ? and of_day = ? and state in ('done', 'waiting')";
    private static final String ADD = """
            insert into reconciliation (account, of_day, state, there, here, healed, unexplained, asked_by, asked_at, due_at,
            attempts) values (?, ?, 'waiting', 0, 0, 0, 0, ?, ?, ?, 0) on conflict do nothing""";
    private static final String UNLISTED = """
            select external_id, id from orders o where account = ? and channel = ? and visible and not deleted
            and updated_at >= ? and updated_at < ? and not exists (select 1 from reconciliation_met m
            where m.account = o.account and m.of_day = ? and m.external_id = o.external_id)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Statements(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Compared anew; one that is under way is not begun twice. */
    void ask(String account, LocalDate day, String by, Instant now) {
        int again =
                jdbc.sql(ASK).params(by, column(now), column(now), account, day).update();
        if (again == 0) {
            addOnce(account, day, by, now);
        }
    }

    void addOnce(String account, LocalDate day, String by, Instant now) {
        jdbc.sql(ADD).params(account, day, by, column(now), column(now)).update();
    }

    /** @return those taken, each under way until then */
    List<Statement> take(Instant now, Collection<String> accounts, int most, Instant until) {
        List<Statement> due = jdbc.sql("select * from reconciliation where due_at <= ? and account = any(?)"
                        + " order by due_at fetch first " + most + " rows only")
                .params(column(now), accounts.toArray(String[]::new))
                .query((row, n) -> statement(row))
                .list();
        due.forEach(one -> due(one, until));
        return due;
    }

    void due(Statement one, Instant at) {
        jdbc.sql("update reconciliation set due_at = ? where account = ? and of_day = ?")
                .params(column(at), one.account(), one.day())
                .update();
    }

    /** A walk that was broken off begins anew. */
    void begin(Statement one, Instant now) {
        forget(one);
        jdbc.sql("delete from reconciliation_finding where account = ? and of_day = ?")
                .params(one.account(), one.day())
                .update();
        jdbc.sql("update reconciliation set state = 'walking', there = 0, here = 0, healed = 0, unexplained = 0,"
                        + " begun_at = ?, ended_at = null where account = ? and of_day = ?")
                .params(column(now), one.account(), one.day())
                .update();
    }

    void met(Statement one, List<String> ids, List<Difference> found, long here) {
        batch.batchUpdate(
                "insert into reconciliation_met (account, of_day, external_id) values (?, ?, ?) on conflict do nothing",
                ids.stream()
                        .map(id -> new Object[] {one.account(), one.day(), id})
                        .toList());
        found(one, found);
        jdbc.sql("update reconciliation set here = here + ?, there = (select count(*) from reconciliation_met m where"
                        + " m.account = reconciliation.account and m.of_day = reconciliation.of_day)"
                        + " where account = ? and of_day = ?")
                .params(here, one.account(), one.day())
                .update();
    }

    void found(Statement one, List<Difference> found) {
        for (Difference it : found) {
            jdbc.sql(
                            "insert into reconciliation_finding (account, of_day, external_id, order_id, kind, detail, expected,"
                                    + " state, found_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            one.account(),
                            one.day(),
                            it.externalId(),
                            it.orderId(),
                            it.kind(),
                            cut(it.detail()),
                            it.expected(),
                            it.state(),
                            column(it.foundAt()))
                    .update();
        }
    }

    List<Unlisted> unlisted(Statement one, String channel, Instant from, Instant to, int most) {
        return jdbc.sql(UNLISTED + " and not exists (select 1 from reconciliation_finding f where f.account = o.account"
                        + " and f.of_day = ? and f.external_id = o.external_id) fetch first " + most + " rows only")
                .params(one.account(), channel, column(from), column(to), one.day(), one.day())
                .query((row, n) -> new Unlisted(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    void healing(Statement one, Instant due) {
        forget(one);
        jdbc.sql("update reconciliation set state = 'healing', due_at = ? where account = ? and of_day = ?")
                .params(column(due), one.account(), one.day())
                .update();
    }

    void settled(Statement one, Difference it, String state, Instant now) {
        jdbc.sql("update reconciliation_finding set state = ?, settled_at = ? where account = ? and of_day = ?"
                        + " and external_id = ?")
                .params(state, column(now), one.account(), one.day(), it.externalId())
                .update();
    }

    void done(Statement one, long here, long healed, long unexplained, Instant now) {
        jdbc.sql("update reconciliation set state = 'done', here = ?, healed = ?, unexplained = ?, words = null,"
                        + " attempts = 0, ended_at = ?, due_at = null where account = ? and of_day = ?")
                .params(here, healed, unexplained, column(now), one.account(), one.day())
                .update();
    }

    void failed(Statement one, String words, Instant due) {
        jdbc.sql("update reconciliation set words = ?, attempts = attempts + 1, due_at = ?"
                        + " where account = ? and of_day = ?")
                .params(cut(words), column(due), one.account(), one.day())
                .update();
    }

    Optional<Statement> find(String account, LocalDate day) {
        return jdbc.sql("select * from reconciliation where account = ? and of_day = ?")
                .params(account, day)
                .query((row, n) -> statement(row))
                .optional();
    }

    /** Newest day first. */
    List<Statement> of(String account, LocalDate before, int most) {
        return jdbc.sql(
                        "select * from reconciliation where account = ? and of_day < ? order by of_day desc fetch first "
                                + most + " rows only")
                .params(account, before)
                .query((row, n) -> statement(row))
                .list();
    }

    List<Difference> differences(String account, LocalDate day, String after, int most) {
        return jdbc.sql("select * from reconciliation_finding where account = ? and of_day = ? and external_id > ?"
                        + " order by external_id fetch first " + most + " rows only")
                .params(account, day, after)
                .query((row, n) -> difference(row))
                .list();
    }

    long count(Statement one, String state, String kind) {
        return jdbc.sql("select count(*) from reconciliation_finding where account = ? and of_day = ? and state = ?"
                        + " and kind = coalesce(cast(? as varchar(20)), kind)")
                .params(one.account(), one.day(), state, kind)
                .query(Long.class)
                .single();
    }

    /** Whether the channel was asked for the order by its id and the answer was worked on. */
    boolean wasReadSince(UUID orderId, Instant since) {
        return jdbc.sql("select count(*) from message where order_id = ? and topic = 'read:order' and received_at > ?")
                        .params(orderId, column(since))
                        .query(Long.class)
                        .single()
                > 0;
    }

    void forgetAccount(String account) {
        for (String table : List.of("reconciliation_met", "reconciliation_finding", "reconciliation")) {
            jdbc.sql("delete from " + table + " where account = ?")
                    .param(account)
                    .update();
        }
    }

    private void forget(Statement one) {
        jdbc.sql("delete from reconciliation_met where account = ? and of_day = ?")
                .params(one.account(), one.day())
                .update();
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                row.getString("account"),
                row.getObject("of_day", LocalDate.class),
                row.getString("state"),
                row.getLong("there"),
                row.getLong("here"),
                row.getLong("healed"),
                row.getLong("unexplained"),
                row.getString("asked_by"),
                row.getString("words"),
                instant(row, "asked_at"),
                instant(row, "begun_at"),
                instant(row, "ended_at"));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("external_id"),
                row.getObject("order_id", UUID.class),
                row.getString("kind"),
                row.getString("detail"),
                row.getString("expected"),
                row.getString("state"),
                instant(row, "found_at"),
                instant(row, "settled_at"));
    }

    private static String cut(String words) {
        return words == null || words.length() <= 500 ? words : words.substring(0, 500);
    }

    private static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
