package hub.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.json.Json;
import hub.security.Sealer;
import hub.subscriber.Subscriber.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subscribers' rows; addresses and secrets lie sealed. */
@Component
class SubscriberStore {

    /** What matching needs, without opening anything. */
    record Reader(UUID id, Wants wants, boolean active) {}

    private static final String COLUMNS = """
            select id, name, url, format, wants, personal, secrets, status, reason, failures, failing_since, rests_until,
                   created_at, changed_at, version from subscriber
            """;
    private static final String INSERT = """
            insert into subscriber (id, name, url, format, wants, personal, secrets, status, reason, failures, failing_since,
                rests_until, created_at, changed_at, version)
            values (:id, :name, :url, :format, :wants, :personal, :secrets, :status, :reason, 0, null, null, :at, :at, 1)""";
    private static final String CHANGE = """
            update subscriber set name = :name, url = :url, format = :format, wants = :wants,
                personal = :personal, secrets = :secrets,
                status = :status, reason = :reason, failures = 0, failing_since = null, rests_until = null,
                changed_at = :at, version = version + 1
            where id = :id and version = :version""";
    private static final String FAILED = """
            update subscriber set failures = failures + 1, failing_since = coalesce(failing_since, :now),
                rests_until = case
                    when rests_until is null or rests_until < cast(:until as timestamp with time zone)
                    then cast(:until as timestamp with time zone) else rests_until end
            where id = :id""";
    private static final String WORKED =
            "update subscriber set failures = 0, failing_since = null where id = :id and failures > 0";
    private static final String DISABLE = """
            update subscriber set status = 'disabled', reason = :reason, changed_at = :now, version = version + 1
            where id = :id and status = 'active'""";

    private final JdbcClient jdbc;
    private final Sealer sealer;

    SubscriberStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    Optional<Subscriber> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, n) -> subscriber(row))
                .optional();
    }

    List<Subscriber> after(UUID id, int most) {
        return jdbc.sql(COLUMNS + "where id > ? order by id fetch first " + most + " rows only")
                .param(id)
                .query((row, n) -> subscriber(row))
                .list();
    }

    List<Reader> readers() {
        return jdbc.sql("select id, wants, status from subscriber")
                .query((row, n) -> new Reader(
                        row.getObject("id", UUID.class),
                        wants(row.getString("wants")),
                        row.getString("status").equals(Status.ACTIVE.word())))
                .list();
    }

    void add(Subscriber subscriber) {
        write(INSERT, subscriber).update();
    }

    /** @return false when somebody changed it meanwhile */
    boolean change(Subscriber subscriber) {
        return write(CHANGE, subscriber).param("version", subscriber.version()).update() == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from subscriber where id = ?").param(id).update();
    }

    /** Whatever rest it asked for before stays. @param restsUntil null when the next delivery may follow at once */
    void failed(UUID id, Instant now, Instant restsUntil) {
        jdbc.sql(FAILED)
                .param("id", id)
                .param("now", column(now))
                .param("until", restsUntil == null ? null : column(restsUntil))
                .update();
    }

    void worked(UUID id) {
        jdbc.sql(WORKED).param("id", id).update();
    }

    /** @return false when it was disabled already */
    boolean disable(UUID id, String reason, Instant now) {
        return jdbc.sql(DISABLE)
                        .param("id", id)
                        .param("reason", reason)
                        .param("now", column(now))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec write(String sql, Subscriber subscriber) {
        return jdbc.sql(sql)
                .param("id", subscriber.id())
                .param("name", subscriber.name())
                .param("url", sealer.sealSecret(subscriber.url()))
                .param("format", subscriber.format().word())
                .param("wants", json(subscriber.wants()))
                .param("personal", subscriber.personal())
                .param("secrets", sealer.sealSecret(json(subscriber.secrets())))
                .param("status", subscriber.status().word())
                .param("reason", subscriber.reason())
                .param("at", column(subscriber.changedAt()));
    }

    private Subscriber subscriber(ResultSet row) throws SQLException {
        return new Subscriber(
                row.getObject("id", UUID.class),
                row.getString("name"),
                sealer.openSecret(row.getBytes("url")),
                Format.of(row.getString("format")).orElseThrow(),
                wants(row.getString("wants")),
                row.getBoolean("personal"),
                secrets(sealer.openSecret(row.getBytes("secrets"))),
                Status.of(row.getString("status")),
                row.getString("reason"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "rests_until"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getLong("version"));
    }

    private static Wants wants(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static List<String> secrets(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a subscriber's row holds what is not JSON", e);
        }
    }

    private static String json(Object value) {
        return Json.MAPPER.valueToTree(value).toString();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
