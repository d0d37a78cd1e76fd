package hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The row every accepted message ends in. All writes belong to the caller's transaction. */
@Component
public class Messages {

    private static final String INSERT = """
            insert into message (id, connector, account, source, topic, received_at, handled_at, state, reason, dedupe_key,
              raw_sha256, rank, read_seq, hint_only, edit, publication, external_id, order_id, duplicate_of, stage, code, path, detail,
              fingerprint, attempts, headers, content_type, key_wrapped, payload, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict do nothing""";

    private static final String REWRITE = """
            update message set handled_at = ?, state = ?, reason = ?, publication = ?, external_id = ?, order_id = ?, stage = ?,
              code = ?, path = ?, detail = ?, fingerprint = ?, attempts = attempts + 1, key_wrapped = ?, payload = ?,
              version = version + 1
            where id = ? and version = ?""";

    /**
     * How a message ended.
     *
     * @param fault why it is parked or kept; null otherwise
     * @param key the payload's own key where no order holds one; null when the order's key opens it
     * @param payload sealed bytes to keep; null when another row holds the same payload
     * @param orderId the first order it spoke of, null when none
     */
    public record End(
            MessageState state,
            String reason,
            Long publication,
            String externalId,
            UUID orderId,
            UUID duplicateOf,
            Fault fault,
            int edit,
            int attempts,
            byte[] key,
            byte[] payload) {

        static End duplicate(UUID first) {
            return new End(MessageState.DUPLICATE, null, null, null, null, first, null, 0, 1, null, null);
        }

        End about(Long publication, String externalId) {
            return new End(
                    state, reason, publication, externalId, orderId, duplicateOf, fault, edit, attempts, key, payload);
        }
    }

    private final JdbcTemplate jdbc;

    Messages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this message, or another with its dedupe key, is already there: nothing was written */
    public boolean insert(Envelope.About about, String dedupeKey, End end, Instant now) {
        Fault fault = end.fault();
        return jdbc.update(
                        INSERT,
                        about.messageId(),
                        about.connector(),
                        about.account(),
                        about.source().word(),
                        about.topic(),
                        Timestamp.from(about.receivedAt()),
                        Timestamp.from(now),
                        end.state().word(),
                        end.reason(),
                        dedupeKey,
                        about.rawSha256(),
                        about.rank().ordinal(),
                        about.readSeq(),
                        about.hintOnly(),
                        end.edit(),
                        end.publication(),
                        end.externalId(),
                        end.orderId(),
                        end.duplicateOf(),
                        fault == null ? null : fault.stage(),
                        fault == null ? null : fault.code(),
                        fault == null ? null : fault.path(),
                        fault == null ? null : fault.detail(),
                        fingerprint(about, fault),
                        end.attempts(),
                        headers(about),
                        about.contentType(),
                        end.key(),
                        end.payload())
                > 0;
    }

    /**
     * A new end for a message that has its row.
     *
     * @param version the row's version as it was read
     * @return false when the row was changed meanwhile: nothing was written
     */
    public boolean rewrite(Envelope.About about, long version, End end, Instant now) {
        Fault fault = end.fault();
        return jdbc.update(
                        REWRITE,
                        Timestamp.from(now),
                        end.state().word(),
                        end.reason(),
                        end.publication(),
                        end.externalId(),
                        end.orderId(),
                        fault == null ? null : fault.stage(),
                        fault == null ? null : fault.code(),
                        fault == null ? null : fault.path(),
                        fault == null ? null : fault.detail(),
                        fingerprint(about, fault),
                        end.key(),
                        end.payload(),
                        about.messageId(),
                        version)
                > 0;
    }

    public void linkOrders(UUID messageId, Collection<UUID> orderIds) {
        jdbc.batchUpdate(
                "insert into message_order (message_id, order_id) values (?, ?) on conflict do nothing",
                orderIds.stream().map(id -> new Object[] {messageId, id}).toList());
    }

    public boolean exists(UUID id) {
        return !jdbc.queryForList("select 1 from message where id = ?", Integer.class, id)
                .isEmpty();
    }

    /** The message that first came with this dedupe key. */
    public Optional<UUID> first(String account, String dedupeKey) {
        List<UUID> ids = jdbc.queryForList(
                "select id from message where account = ? and dedupe_key = ?", UUID.class, account, dedupeKey);
        return ids.stream().findFirst();
    }

    private static String fingerprint(Envelope.About about, Fault fault) {
        return fault == null ? null : fault.fingerprint(about.connector(), about.account(), about.topic());
    }

    private static String headers(Envelope.About about) {
        try {
            return Json.MAPPER.writeValueAsString(about.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of " + about.messageId() + " cannot be written", e);
        }
    }
}
