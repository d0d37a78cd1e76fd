package hub.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who did what, row after row, each chained to the one before. */
public class AuditLog {

    private static final String COLUMNS =
            "select seq, at, actor, origin, action, object, before, after, prev_hash, hash from audit_log ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final byte[] key;

    AuditLog(JdbcClient jdbc, Clock clock, byte[] key) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.key = key;
        AuditHead start = AuditHead.at(0, AuditHead.START, key);
        jdbc.sql("insert into audit_head (id, seq, hash, mac) values (1, ?, ?, ?) on conflict do nothing")
                .params(start.seq(), start.hash(), start.mac())
                .update();
    }

    /**
     * What the caller of this request did, see {@link #record}.
     *
     * @param before the thing as people saw it; null when there was nothing
     * @param after the thing as people see it now; null when there is nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void did(String action, String object, Object before, Object after) {
        record(AuditEntry.by(Caller.current(), action, object, json(before), json(after)));
    }

    /**
     * Belongs to the caller's transaction, the deed and its record are committed together or not at all; and last in it,
     * because nobody else can record anything before it ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        // The head's lock keeps two writers from chaining to the same row.
        AuditHead head = jdbc.sql("select seq, hash, mac from audit_head where id = 1 for update")
                .query(AuditHead::read)
                .single();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditRow row = AuditRow.next(head.seq() + 1, now, entry, head.hash());
        insert(row);
        AuditHead next = AuditHead.at(row.seq(), row.hash(), key);
        jdbc.sql("update audit_head set seq = ?, hash = ?, mac = ? where id = 1")
                .params(next.seq(), next.hash(), next.mac())
                .update();
    }

    /** Newest first, {@code most} rows before {@code seq}; null filters nothing. */
    public List<AuditRow> before(long seq, String object, String actor, int most) {
        return jdbc.sql(COLUMNS + "where seq < ? and object = coalesce(?, object) and actor = coalesce(?, actor)"
                        + " order by seq desc fetch first " + most + " rows only")
                .params(seq, object, actor)
                .query(AuditRow::read)
                .list();
    }

    private static String json(Object seen) {
        try {
            return seen == null ? null : Json.MAPPER.writeValueAsString(seen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the API shows can always be written as JSON", e);
        }
    }

    private void insert(AuditRow row) {
        AuditEntry entry = row.entry();
        jdbc.sql("insert into audit_log (seq, at, actor, origin, action, object, before, after, prev_hash, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.seq(),
                        Timestamp.from(row.at()),
                        entry.actor(),
                        entry.origin(),
                        entry.action(),
                        entry.object(),
                        entry.before(),
                        entry.after(),
                        row.prevHash(),
                        row.hash())
                .update();
    }
}
