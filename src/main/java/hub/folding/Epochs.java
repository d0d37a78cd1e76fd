package hub.folding;

import hub.order.ClockSetBack;
import hub.order.Observation;
import hub.order.OrderState;
import hub.order.VersionKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells a stale answer from a clock set back. A read is the truth of its moment, so it belongs to the epoch that is held; one
 * below the held version is remembered, and a second one that agrees begins a new epoch. A push never moves to another epoch:
 * nothing tells by which clock it was counted.
 */
@Component
class Epochs {

    private final JdbcTemplate jdbc;

    Epochs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Placed(Observation observation, Doubt doubt) {}

    Placed place(News news, Observation heard, OrderRows.Locked row, OrderState state) {
        VersionKey held = state.heldVersion();
        // What was imported belongs to no clock of the channel.
        if (held == null || held.epoch() < 0) {
            return new Placed(heard, Doubt.NONE);
        }
        if (news.askedAt() == null) {
            boolean otherClock = heard.key().epoch() >= 0 && heard.key().epoch() < held.epoch();
            return new Placed(heard, otherClock ? Doubt.OTHER_EPOCH : Doubt.NONE);
        }
        VersionKey key = heard.key().inEpoch(held.epoch());
        if (key.ver().compareTo(held.ver()) >= 0) {
            forget(row.id());
            return new Placed(in(heard, key), Doubt.NONE);
        }
        return lower(new ClockSetBack.Read(news.askedAt(), key.ver()), in(heard, key), held, row);
    }

    private Placed lower(ClockSetBack.Read read, Observation heard, VersionKey held, OrderRows.Locked row) {
        Optional<ClockSetBack.Read> before = remembered(row.id());
        OptionalInt epoch =
                before.isEmpty() ? OptionalInt.empty() : ClockSetBack.newEpoch(held, row.heardAt(), before.get(), read);
        if (epoch.isPresent()) {
            forget(row.id());
            return new Placed(in(heard, heard.key().inEpoch(epoch.getAsInt())), Doubt.NONE);
        }
        boolean agrees = before.isPresent()
                && before.get().ver().compareTo(read.ver()) == 0
                && before.get().began().isAfter(row.heardAt());
        if (!agrees) {
            forget(row.id());
            remember(row.id(), read);
        }
        return new Placed(heard, Doubt.LOWER);
    }

    private static Observation in(Observation heard, VersionKey key) {
        return new Observation(heard.order(), Map.copyOf(heard.slots()), key);
    }

    private Optional<ClockSetBack.Read> remembered(UUID orderId) {
        return jdbc
                .query(
                        "select asked_at, ver from lower_read where order_id = ?",
                        (row, n) -> new ClockSetBack.Read(
                                row.getTimestamp("asked_at").toInstant(), row.getBigDecimal("ver")),
                        orderId)
                .stream()
                .findFirst();
    }

    private void remember(UUID orderId, ClockSetBack.Read read) {
        Instant began = read.began();
        jdbc.update(
                "insert into lower_read (order_id, ver, asked_at) values (?, ?, ?)",
                orderId,
                read.ver(),
                Timestamp.from(began));
    }

    private void forget(UUID orderId) {
        jdbc.update("delete from lower_read where order_id = ?", orderId);
    }
}
