package hub.hospital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.intake.Envelope;
import hub.intake.MessageState;
import hub.intake.Source;
import hub.json.Json;
import hub.order.VersionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of messages as the hospital needs them. All writes belong to the caller's transaction. */
@Component
class MessageRows {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String FIND = """
            select m.id, m.connector, m.account, m.source, m.topic, m.received_at, m.dedupe_key, m.raw_sha256, m.rank,
              m.read_seq, m.hint_only, m.content_type, m.headers, m.state, m.edit, m.payload, m.version,
              coalesce(m.key_wrapped, o.key_wrapped) as opener
            from message m left join orders o on o.id = m.order_id where m.id = ?""";

    private static final String EDIT = """
            update message set payload = ?, key_wrapped = ?, edit = edit + 1, version = version + 1
            where id = ? and version = ? and state = 'parked'""";

    private static final String DISCARD = """
            update message set state = 'discarded', reason = ?, handled_at = ?, version = version + 1
            where id = ? and version = ?""";

    private final JdbcTemplate jdbc;

    MessageRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredMessage> find(UUID id) {
        return jdbc.query(FIND, (row, n) -> stored(row), id).stream().findFirst();
    }

    /** @return false when the row was changed meanwhile */
    boolean edit(UUID id, long version, byte[] payload, byte[] key) {
        return jdbc.update(EDIT, payload, key, id, version) == 1;
    }

    /** @return false when the row was changed meanwhile */
    boolean discard(UUID id, long version, String reason, Instant now) {
        return jdbc.update(DISCARD, reason, now.atOffset(ZoneOffset.UTC), id, version) == 1;
    }

    private static StoredMessage stored(ResultSet row) throws SQLException {
        return new StoredMessage(
                about(row),
                MessageState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("edit"),
                row.getBytes("opener"),
                row.getBytes("payload"),
                row.getLong("version"));
    }

    private static Envelope.About about(ResultSet row) throws SQLException {
        return new Envelope.About(
                row.getObject("id", UUID.class),
                row.getString("connector"),
                row.getString("account"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("topic"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("dedupe_key"),
                row.getString("raw_sha256"),
                VersionKey.Rank.values()[row.getInt("rank")],
                row.getLong("read_seq"),
                row.getBoolean("hint_only"),
                row.getString("content_type"),
                headers(row.getString("headers")));
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of a message are not JSON", e);
        }
    }

    /** Kept messages that one mend frees, oldest first, beginning after the given one. */
    List<Waiting> kept(String fingerprint, Waiting after, int most) {
        return jdbc.query(
                """
                select id, received_at from message where fingerprint = ? and state = 'kept' and (received_at, id) > (?, ?)
                order by received_at, id fetch first ? rows only""",
                (row, n) -> new Waiting(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("id", UUID.class)),
                fingerprint,
                after.receivedAt().atOffset(ZoneOffset.UTC),
                after.id(),
                most);
    }

    /** Topics of which messages are kept for this reason. */
    List<KeptTopic> keptTopics(String code) {
        return jdbc.query(
                "select distinct connector, topic, fingerprint from message where state = 'kept' and code = ?",
                (row, n) ->
                        new KeptTopic(row.getString("connector"), row.getString("topic"), row.getString("fingerprint")),
                code);
    }

    record KeptTopic(String connector, String topic, String fingerprint) {}

    /** Its place in a line. */
    record Waiting(Instant receivedAt, UUID id) {

        static final Waiting NONE = new Waiting(Instant.EPOCH, new UUID(0, 0));
    }
}
