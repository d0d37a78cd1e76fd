package hub.notify;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is wanted, and what must be looked at to know. Every write belongs to the caller's transaction. */
@Component
class WishRows {

    /** @param what {@code order} or {@code sku} */
    record Look(String what, String subject) {}

    private record Stored(long id, Look look) {}

    private static final String WANT = """
            insert into notification (id, kind, subject, recipient, cause, rule, facts, state, forced, asked, attempts, due_at,
                wanted_at)
            values (?, ?, ?, ?, ?, ?, ?, 'wanted', false, 0, 0, ?, ?) on conflict do nothing""";

    private final JdbcTemplate jdbc;

    WishRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void want(List<Wish> wishes, Instant now) {
        if (wishes.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(WANT, wishes, 200, (row, wish) -> {
            row.setObject(1, UUID.randomUUID());
            row.setString(2, wish.kind().word());
            row.setString(3, wish.subject());
            row.setString(4, wish.rule().recipient());
            row.setString(5, wish.cause());
            row.setString(6, wish.rule().id());
            row.setString(7, wish.facts().toString());
            row.setTimestamp(8, Timestamp.from(wish.dueAt()));
            row.setTimestamp(9, Timestamp.from(now));
        });
    }

    void ask(Collection<Look> looks) {
        if (looks.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("insert into notification_look (what, subject) values (?, ?)", looks, 200, (row, look) -> {
            row.setString(1, look.what());
            row.setString(2, look.subject());
        });
    }

    /** Takes the oldest away; whoever comes meanwhile waits, so that no older look overtakes a newer one. */
    Set<Look> take(int most) {
        List<Stored> stored = jdbc.query(
                "select id, what, subject from notification_look order by id fetch first " + most
                        + " rows only for update",
                (row, n) -> new Stored(row.getLong(1), new Look(row.getString(2), row.getString(3))));
        if (!stored.isEmpty()) {
            jdbc.batchUpdate(
                    "delete from notification_look where id = ?", stored, 200, (row, one) -> row.setLong(1, one.id()));
        }
        Set<Look> looks = new LinkedHashSet<>();
        stored.forEach(one -> looks.add(one.look()));
        return looks;
    }
}
