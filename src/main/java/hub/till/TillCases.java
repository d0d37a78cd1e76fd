package hub.till;

import hub.till.TillCase.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases in the database. Writers hold the terminal's row. */
@Component
class TillCases {

    static final String HUB = "hub";

    private static final String INSERT = """
            insert into till_case (id, terminal, registration, code, subject, transaction_id, order_id, message_id,
              from_sequence, to_sequence, sku, location, detail, seen, opened_at, seen_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;

    TillCases(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** The same subject again is the same case, as long as it is open. */
    void open(TillCase found, Instant now) {
        if (!again(found, now, "and closed_at is null")) {
            insert(found);
        }
    }

    /** Named, and nothing to be done about: closed from the start. */
    void note(TillCase found, Instant now) {
        if (!again(found, now, "")) {
            insert(found);
            close(found.id(), HUB, "nothing changed", now);
        }
    }

    private boolean again(TillCase found, Instant now, String condition) {
        return jdbc.sql("update till_case set seen = seen + 1, seen_at = ?, message_id = ?"
                                + " where terminal = ? and registration = ? and code = ? and subject = ? " + condition)
                        .params(
                                Timestamp.from(now),
                                found.messageId(),
                                found.terminal(),
                                found.registration(),
                                found.code().word(),
                                found.matter().subject())
                        .update()
                > 0;
    }

    void insert(TillCase found) {
        TillCase.Matter matter = found.matter();
        jdbc.sql(INSERT)
                .params(
                        found.id(),
                        found.terminal(),
                        found.registration(),
                        found.code().word(),
                        matter.subject(),
                        found.transactionId(),
                        matter.orderId(),
                        found.messageId(),
                        matter.fromSequence(),
                        matter.toSequence(),
                        matter.sku(),
                        matter.location(),
                        found.detail(),
                        found.seen(),
                        Timestamp.from(found.openedAt()),
                        Timestamp.from(found.seenAt()))
                .update();
    }

    boolean close(UUID id, String by, String why, Instant now) {
        return jdbc.sql("update till_case set closed_at = ?, closed_by = ?, closed_why = ?"
                                + " where id = ? and closed_at is null")
                        .params(Timestamp.from(now), by, why, id)
                        .update()
                > 0;
    }

    void closeAll(String terminal, Code code, String why, Instant now) {
        jdbc.sql("update till_case set closed_at = ?, closed_by = ?, closed_why = ?"
                        + " where terminal = ? and code = ? and closed_at is null")
                .params(Timestamp.from(now), HUB, why, terminal, code.word())
                .update();
    }

    /** Cases of any terminal about this order. */
    void closeAbout(UUID order, Code code, String why, Instant now) {
        jdbc.sql("update till_case set closed_at = ?, closed_by = ?, closed_why = ?"
                        + " where code = ? and order_id = ? and closed_at is null")
                .params(Timestamp.from(now), HUB, why, code.word(), order)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from till_case where id = ?").param(id).update();
    }

    Optional<TillCase> openGap(String terminal, int registration, long sequence) {
        return jdbc.sql("select * from till_case where terminal = ? and registration = ? and code = ?"
                        + " and closed_at is null and from_sequence <= ? and to_sequence >= ?")
                .params(terminal, registration, Code.SEQUENCE_GAP.word(), sequence, sequence)
                .query((row, n) -> read(row))
                .optional();
    }

    List<TillCase> openGaps(String terminal) {
        return jdbc.sql("select * from till_case where terminal = ? and code = ? and closed_at is null"
                        + " order by registration, from_sequence")
                .params(terminal, Code.SEQUENCE_GAP.word())
                .query((row, n) -> read(row))
                .list();
    }

    static TillCase read(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new TillCase(
                row.getObject("id", UUID.class),
                row.getString("terminal"),
                row.getInt("registration"),
                Code.valueOf(row.getString("code").toUpperCase(Locale.ROOT)),
                row.getString("transaction_id"),
                row.getObject("message_id", UUID.class),
                new TillCase.Matter(
                        row.getString("subject"),
                        row.getObject("order_id", UUID.class),
                        row.getObject("from_sequence", Long.class),
                        row.getObject("to_sequence", Long.class),
                        row.getString("sku"),
                        row.getString("location")),
                row.getString("detail"),
                row.getInt("seen"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                closed == null
                        ? null
                        : new TillCase.End(
                                closed.toInstant(), row.getString("closed_by"), row.getString("closed_why")));
    }
}
