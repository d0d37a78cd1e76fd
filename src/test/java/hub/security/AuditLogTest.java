package hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest {

    private final DataSource source = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    private final byte[] key = SealKey.random();
    private final AuditLog log =
            new AuditLog(jdbc, new MovableClock(Instant.parse("2026-11-23T10:00:00.123456Z")), key);
    private final AuditCheck check = new AuditCheck(jdbc, key);

    @BeforeEach
    void five_deeds() {
        for (int i = 1; i <= 5; i++) deed("account:" + i);
    }

    @Test
    void an_untouched_log_is_whole() {
        assertThat(check.check()).isEqualTo(new AuditCheck.Result(5, java.util.List.of()));
        assertThat(log.before(5, null, null, 2))
                .extracting(row -> row.entry().object())
                .containsExactly("account:4", "account:3");
        assertThat(log.before(Long.MAX_VALUE, "account:2", null, 9)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_log set actor = 'somebody' where seq = 2",
                "update audit_log set origin = null where seq = 3",
                "update audit_log set after = 'x' where seq = 5",
                "delete from audit_log where seq = 3",
                "delete from audit_log where seq = 5",
                "delete from audit_log",
                "update audit_head set seq = 4",
                "delete from audit_head",
                "insert into audit_log select 6, at, actor, origin, action, object, before, after, prev_hash, hash"
                        + " from audit_log where seq = 5"
            })
    void every_touch_is_found(String sql) {
        jdbc.sql(sql).update();

        assertThat(check.check().faults()).isNotEmpty();
    }

    @Test
    void a_cut_tail_with_its_head_set_back_is_found() {
        String hash = jdbc.sql("select hash from audit_log where seq = 4")
                .query(String.class)
                .single();
        jdbc.sql("delete from audit_log where seq = 5").update();
        jdbc.sql("update audit_head set seq = 4, hash = ?").param(hash).update();

        assertThat(check.check().faults()).containsExactly("head: changed");
    }

    @Test
    void a_rewritten_chain_is_found() {
        AuditEntry entry = new AuditEntry("x", null, "a", "o", null, null);
        String prev = jdbc.sql("select hash from audit_log where seq = 4")
                .query(String.class)
                .single();
        AuditRow forged = AuditRow.next(5, Instant.EPOCH, entry, prev);
        jdbc.sql("update audit_log set actor = 'x', origin = null, action = 'a', object = 'o', before = null,"
                        + " after = null, at = ?, hash = ? where seq = 5")
                .params(Timestamp.from(Instant.EPOCH), forged.hash())
                .update();

        assertThat(check.check().faults()).containsExactly("row 5: not the last one written");
    }

    @Test
    void a_rolled_back_deed_leaves_no_record() {
        transaction.executeWithoutResult(status -> {
            log.record(new AuditEntry("admin", null, "account.delete", "account:9", null, null));
            status.setRollbackOnly();
        });

        assertThat(check.check().rows()).isEqualTo(5);
        assertThat(check.check().faults()).isEmpty();
    }

    @Test
    void writers_at_once_make_one_chain() {
        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> deed("order:" + i)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(check.check()).isEqualTo(new AuditCheck.Result(25, java.util.List.of()));
    }

    private void deed(String object) {
        transaction.executeWithoutResult(status ->
                log.record(new AuditEntry("admin", "127.0.0.1", "account.update", object, "active", "paused")));
    }
}
