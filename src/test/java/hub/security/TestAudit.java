package hub.security;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log of a migrated database, for tests of those who write it. */
public final class TestAudit {

    private static final byte[] KEY = SealKey.random();

    private TestAudit() {}

    public static AuditLog on(DataSource source) {
        return new AuditLog(JdbcClient.create(source), Clock.systemUTC(), KEY);
    }

    /** The deeds recorded so far, the oldest first. */
    public static List<AuditEntry> deeds(AuditLog log) {
        return log.before(Long.MAX_VALUE, null, null, 200).stream()
                .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                .map(AuditRow::entry)
                .toList();
    }
}
