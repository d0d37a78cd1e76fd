package hub.subscriber;

import static hub.subscriber.SubscriberStore.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries under way: what is due, who takes it, how it went. */
@Component
class DeliveryRows {

    private static final String MAY_BE_TOLD =
            "s.status = 'active' and (s.rests_until is null or s.rests_until <= :now)";
    private static final String WAITING = """
            select s.id from subscriber s
            where %s and exists (
                select 1 from delivery d where d.subscriber_id = s.id and d.state = 'pending' and d.due_at <= :now)""".formatted(MAY_BE_TOLD);
    private static final String NEXT = """
            select event_id, attempts from delivery
            where subscriber_id = :subscriber and state = 'pending' and due_at <= :now
              and exists (select 1 from subscriber s where s.id = :subscriber and %s)
            order by due_at, seq fetch first 1 rows only for update skip locked""".formatted(MAY_BE_TOLD);
    private static final String TAKE =
            "update delivery set due_at = :lease where subscriber_id = :subscriber and event_id = :event";
    // A re-send asked for meanwhile has moved due_at: then this outcome is not the last word.
    private static final String SETTLE = """
            update delivery set state = :state, due_at = :due, attempts = :attempts, last_at = :now,
                last_status = :status, last_error = :error
            where subscriber_id = :subscriber and event_id = :event and state = 'pending' and due_at = :lease""";

    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Subscribers that something is due for and that may be told now. */
    List<UUID> waiting(Instant now) {
        return jdbc.sql(WAITING)
                .param("now", column(now))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Takes the one that waits longest; empty when none is due or the subscriber must not be told now. */
    @Transactional
    Optional<Due> take(UUID subscriber, Instant now, Instant lease) {
        Optional<Due> next = jdbc.sql(NEXT)
                .param("subscriber", subscriber)
                .param("now", column(now))
                .query((row, n) -> new Due(subscriber, row.getString(1), row.getInt(2), lease))
                .optional();
        next.ifPresent(due -> jdbc.sql(TAKE)
                .param("subscriber", subscriber)
                .param("event", due.event())
                .param("lease", column(lease))
                .update());
        return next;
    }

    Optional<String> body(String event) {
        return jdbc.sql("select body from subscriber_event where id = ?")
                .param(event)
                .query(String.class)
                .optional();
    }

    void delivered(Due due, Instant now, int status) {
        settle(due, "delivered", due.lease(), now, status, null);
    }

    /** @param retryAt null when that was the last attempt */
    void failed(Due due, Instant now, Instant retryAt, Integer status, String error) {
        settle(
                due,
                retryAt == null ? "failed" : "pending",
                retryAt == null ? due.lease() : retryAt,
                now,
                status,
                error);
    }

    /** Nothing more is sent to it: what waits stays for a re-send. */
    void hold(UUID subscriber) {
        jdbc.sql("update delivery set state = 'held' where subscriber_id = ? and state = 'pending'")
                .param(subscriber)
                .update();
    }

    private void settle(Due due, String state, Instant dueAt, Instant now, Integer status, String error) {
        jdbc.sql(SETTLE)
                .param("state", state)
                .param("due", column(dueAt))
                .param("attempts", due.attempts() + 1)
                .param("now", column(now))
                .param("status", status)
                .param("error", error)
                .param("subscriber", due.subscriber())
                .param("event", due.event())
                .param("lease", column(due.lease()))
                .update();
    }
}
