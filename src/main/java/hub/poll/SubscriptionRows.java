package hub.poll;

import hub.channel.AccountSubscriptions.Subscribed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the hub knows of its subscriptions. */
@Component
class SubscriptionRows {

    private static final String KNOWN_UNTIL = """
            select max(at) as known from (
              select max(received_at) as at from message where account = ? and topic = ? and source = 'webhook'
              union all
              select coalesce(good_at, begun_at) as at from channel_subscription where account = ? and topic = ?) either""";

    private final JdbcClient jdbc;

    SubscriptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wanted from here on, whatever the platform says of it. */
    void begin(String account, String topic, String address, Instant now) {
        jdbc.sql("insert into channel_subscription (account, topic, address, active, begun_at, checked_at)"
                        + " values (?, ?, ?, false, ?, ?) on conflict do nothing")
                .params(account, topic, address, column(now), column(now))
                .update();
    }

    /** @param healedAt null when it was all right as it was */
    void active(String account, String topic, String id, String address, Instant now, Instant healedAt) {
        jdbc.sql("update channel_subscription set external_id = ?, address = ?, active = true, checked_at = ?,"
                        + " good_at = ?, words = null, healed_at = coalesce(cast(? as timestamp with time zone), healed_at)"
                        + " where account = ? and topic = ?")
                .params(id, address, column(now), column(now), column(healedAt), account, topic)
                .update();
    }

    void missing(String account, String topic, String words, Instant now) {
        jdbc.sql("update channel_subscription set active = false, checked_at = ?, words = ?"
                        + " where account = ? and topic = ?")
                .params(column(now), words, account, topic)
                .update();
    }

    /** Topics that are wanted no more. */
    void keepOnly(String account, Collection<String> topics) {
        jdbc.sql("delete from channel_subscription where account = ? and not topic = any(?)")
                .params(account, topics.toArray(String[]::new))
                .update();
    }

    List<Subscribed> all(String account) {
        return jdbc.sql("select topic, active, checked_at, healed_at, words from channel_subscription"
                        + " where account = ? order by topic")
                .param(account)
                .query((row, n) -> new Subscribed(
                        row.getString("topic"),
                        row.getBoolean("active") ? "active" : "missing",
                        instant(row, "checked_at"),
                        instant(row, "healed_at"),
                        row.getString("words")))
                .list();
    }

    Set<String> ids(String account) {
        return new HashSet<>(jdbc.sql("select external_id from channel_subscription"
                        + " where account = ? and external_id is not null")
                .param(account)
                .query(String.class)
                .list());
    }

    /** Whether each of these topics was found active when the platform was asked last. */
    boolean allActive(String account, Collection<String> topics) {
        return jdbc.sql("select count(*) from channel_subscription where account = ? and active and topic = any(?)")
                        .params(account, topics.toArray(String[]::new))
                        .query(Long.class)
                        .single()
                == topics.size();
    }

    /** Up to when this topic was surely told: its last message, or when the platform said last that it is active. */
    Optional<Instant> knownUntil(String account, String topic) {
        return jdbc.sql(KNOWN_UNTIL)
                .params(account, topic, account, topic)
                .query((row, n) -> Optional.ofNullable(instant(row, "known")))
                .single();
    }

    private static OffsetDateTime column(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
