package hub.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole audit log and says what was changed, removed or cut off. */
public class AuditCheck {

    /** @param faults what is wrong, in the order found; empty when the log is whole */
    public record Result(long rows, List<String> faults) {}

    private static final int MOST_FAULTS = 100;
    private static final String ROWS =
            "select seq, at, actor, origin, action, object, before, after, prev_hash, hash from audit_log order by seq";

    private final JdbcClient jdbc;
    private final byte[] key;

    AuditCheck(JdbcClient jdbc, byte[] key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    public Result check() {
        // Rows may be added meanwhile: the log must reach the head read before and not beyond the head read after.
        AuditHead head = head();
        Walk walk = new Walk(head);
        try (var rows = jdbc.sql(ROWS).query(AuditRow::read).stream()) {
            rows.forEach(walk::pass);
        }
        walk.end(key, head());
        return new Result(walk.rows, List.copyOf(walk.faults));
    }

    private AuditHead head() {
        return jdbc.sql("select seq, hash, mac from audit_head where id = 1")
                .query(AuditHead::read)
                .optional()
                .orElse(new AuditHead(0, AuditHead.START, ""));
    }

    private static final class Walk {
        private final AuditHead head;
        private final List<String> faults = new ArrayList<>();
        private long rows;
        private long lastSeq;
        private String lastHash = AuditHead.START;

        Walk(AuditHead head) {
            this.head = head;
        }

        void pass(AuditRow row) {
            rows++;
            if (row.seq() != lastSeq + 1) fault("rows " + (lastSeq + 1) + " to " + (row.seq() - 1) + ": removed");
            if (!row.untouched()) fault("row " + row.seq() + ": changed");
            else if (!row.prevHash().equals(lastHash)) fault("row " + row.seq() + ": does not follow row " + lastSeq);
            if (row.seq() == head.seq() && !row.hash().equals(head.hash()))
                fault("row " + row.seq() + ": not the last one written");
            lastSeq = row.seq();
            lastHash = row.hash();
        }

        void end(byte[] key, AuditHead after) {
            if (!head.genuine(key) || !after.genuine(key)) fault("head: changed");
            if (lastSeq < head.seq()) fault("rows " + (lastSeq + 1) + " to " + head.seq() + ": removed");
            if (lastSeq > after.seq())
                fault("rows " + (after.seq() + 1) + " to " + lastSeq + ": not written by the hub");
        }

        private void fault(String text) {
            if (faults.size() < MOST_FAULTS) faults.add(text);
        }
    }
}
