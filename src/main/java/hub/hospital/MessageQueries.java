package hub.hospital;

import hub.intake.MessageState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages as they are read. */
@Component
public class MessageQueries {

    private static final Comparator<MessageView> NEWEST = Comparator.comparing(MessageView::receivedAt)
            .thenComparing(message -> message.id().toString())
            .reversed();

    private static final String COLUMNS = """
            select m.id, m.connector, m.account, m.source, m.topic, m.state, m.reason, m.received_at, m.handled_at,
              m.external_id, m.order_id, m.duplicate_of, m.publication, m.stage, m.code, m.path, m.detail, m.fingerprint,
              m.edit, m.attempts, m.version from message m""";

    private static final String GROUPS = """
            select fingerprint, connector, topic, stage, code, min(path) as path, count(*) as messages,
              min(received_at) as first_seen, max(received_at) as last_seen, min(detail) as example
            from message where state = 'parked' and (cast(? as varchar) is null or account = ?)
            group by fingerprint, connector, topic, stage, code
            having (max(received_at), fingerprint) < (?, ?)
            order by max(received_at) desc, fingerprint desc fetch first ? rows only""";

    private static final String OF_ORDER = COLUMNS + """
             where (m.id in (select message_id from message_order where order_id = ?)
               or (m.account = ? and m.state = 'parked' and m.external_id = ?)) and (m.received_at, m.id) > (?, ?)
            order by m.received_at, m.id fetch first ? rows only""";

    private static final String BEHIND = """
            select count(*) from message where account = ? and state = 'parked' and external_id = ? and received_at >
              (select coalesce(max(m.received_at), cast(? as timestamp with time zone)) from message_order o
               join message m on m.id = o.message_id where o.order_id = ? and m.state = 'processed')""";

    /** Every field may be null: it does not narrow. */
    public record Filter(MessageState state, String account, String fingerprint) {}

    /** Where a list goes on. */
    public record Position(Instant receivedAt, UUID id) {}

    /** Where the list of groups goes on. */
    public record GroupPosition(Instant lastSeen, String fingerprint) {}

    /** @param contentType as the sender wrote it; null when absent */
    public record Content(Map<String, String> headers, String contentType, byte[] payload) {}

    private final JdbcTemplate jdbc;
    private final MessageRows rows;
    private final Payloads payloads;

    MessageQueries(JdbcTemplate jdbc, MessageRows rows, Payloads payloads) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.payloads = payloads;
    }

    /** Newest first. Each state has its own index, so that a list of all is put together from them. */
    public List<MessageView> list(Filter filter, Optional<Position> before, int limit) {
        if (filter.state() != null) {
            return ofState(filter, filter.state(), before, limit);
        }
        List<MessageView> all = new ArrayList<>();
        for (MessageState state : MessageState.values()) {
            all.addAll(ofState(filter, state, before, limit));
        }
        return all.stream().sorted(NEWEST).limit(limit).toList();
    }

    public Optional<MessageView> find(UUID id) {
        return jdbc.query(COLUMNS + " where m.id = ?", (row, n) -> MessageColumns.view(row), id).stream()
                .findFirst();
    }

    /** What may be shown beside it; the payload only where the caller asked for it. */
    public Optional<Content> content(UUID id, boolean withPayload) {
        return rows.find(id)
                .map(message -> new Content(
                        message.about().headers(),
                        message.about().contentType(),
                        withPayload && message.payload() != null && message.key() != null
                                ? payloads.open(message)
                                : null));
    }

    /** Parked messages by cause, the latest first. */
    public List<MessageGroup> groups(String account, Optional<GroupPosition> before, int limit) {
        GroupPosition position = before.orElse(new GroupPosition(Instant.parse("9999-12-31T00:00:00Z"), ""));
        return jdbc.query(
                GROUPS,
                (row, n) -> MessageColumns.group(row),
                account,
                account,
                at(position.lastSeen()),
                position.fingerprint(),
                limit);
    }

    /** Everything that showed an order, and what is parked and speaks of it; oldest first. */
    public List<MessageView> ofOrder(
            UUID orderId, String account, String externalId, Optional<Position> after, int limit) {
        Position position = after.orElse(new Position(Instant.EPOCH, new UUID(0, 0)));
        return jdbc.query(
                OF_ORDER,
                (row, n) -> MessageColumns.view(row),
                orderId,
                account,
                externalId,
                at(position.receivedAt()),
                position.id(),
                limit);
    }

    /** How many messages of an order are parked that are newer than the last one that changed it. */
    public long behind(UUID orderId, String account, String externalId) {
        Long parked = jdbc.queryForObject(BEHIND, Long.class, account, externalId, at(Instant.EPOCH), orderId);
        return parked == null ? 0 : parked;
    }

    private List<MessageView> ofState(Filter filter, MessageState state, Optional<Position> before, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS + " where m.state = ?");
        List<Object> values = new ArrayList<>(List.of(state.word()));
        if (filter.account() != null) {
            sql.append(" and m.account = ?");
            values.add(filter.account());
        }
        if (filter.fingerprint() != null) {
            sql.append(" and m.fingerprint = ?");
            values.add(filter.fingerprint());
        }
        before.ifPresent(position -> {
            sql.append(" and (m.received_at, m.id) < (?, ?)");
            values.add(at(position.receivedAt()));
            values.add(position.id());
        });
        sql.append(" order by m.received_at desc, m.id desc fetch first ? rows only");
        values.add(limit);
        return jdbc.query(sql.toString(), (row, n) -> MessageColumns.view(row), values.toArray());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
