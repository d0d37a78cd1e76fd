package hub.subscriber;

import static hub.subscriber.SubscriberStore.column;
import static hub.subscriber.SubscriberStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was delivered to whom, as people read it, send it again and let it go. */
@Component
class DeliveryHistory {

    private static final String COLUMNS = """
            select d.event_id, e.type, e.at, d.state, d.attempts, d.due_at, d.last_at, d.last_status, d.last_error, d.seq
            from delivery d join subscriber_event e on e.id = d.event_id where d.subscriber_id = :subscriber
            """;
    private static final String AGAIN =
            "update delivery set state = 'pending', due_at = :now, attempts = 0 where subscriber_id = :subscriber ";
    private static final String PERIOD =
            "and event_id in (select id from subscriber_event where at >= :from and at < :to)";
    private static final String OLD =
            "select id from subscriber_event where created_at < :before order by created_at fetch first 1000 rows only";

    private final JdbcClient jdbc;

    DeliveryHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. @param state null for all */
    List<Delivery> before(UUID subscriber, String state, long seq, int most) {
        return jdbc.sql(COLUMNS + "and d.seq < :seq and d.state = coalesce(:state, d.state) order by d.seq desc"
                        + " fetch first " + most + " rows only")
                .param("subscriber", subscriber)
                .param("seq", seq)
                .param("state", state)
                .query((row, n) -> delivery(row))
                .list();
    }

    Optional<Delivery> find(UUID subscriber, String event) {
        return jdbc.sql(COLUMNS + "and d.event_id = :event")
                .param("subscriber", subscriber)
                .param("event", event)
                .query((row, n) -> delivery(row))
                .optional();
    }

    /** @return false when there is no such delivery */
    boolean again(UUID subscriber, String event, Instant now) {
        return jdbc.sql(AGAIN + "and event_id = :event")
                        .param("subscriber", subscriber)
                        .param("event", event)
                        .param("now", column(now))
                        .update()
                == 1;
    }

    /** All that happened from {@code from} up to but not at {@code to}. @return how many */
    int again(UUID subscriber, Instant from, Instant to, Instant now) {
        return jdbc.sql(AGAIN + PERIOD)
                .param("subscriber", subscriber)
                .param("from", column(from))
                .param("to", column(to))
                .param("now", column(now))
                .update();
    }

    /** Deletes a share of what is older, whatever became of it. @return how many events */
    int forget(Instant before) {
        List<String> old = jdbc.sql(OLD)
                .param("before", column(before))
                .query(String.class)
                .list();
        if (old.isEmpty()) {
            return 0;
        }
        jdbc.sql("delete from delivery where event_id in (:old)")
                .param("old", old)
                .update();
        return jdbc.sql("delete from subscriber_event where id in (:old)")
                .param("old", old)
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Delivery(
                row.getString("event_id"),
                row.getString("type"),
                instant(row, "at"),
                state,
                row.getInt("attempts"),
                state.equals("pending") ? instant(row, "due_at") : null,
                instant(row, "last_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getLong("seq"));
    }
}
