package hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SecurityStoresOnPostgresTest {

    private static EmbeddedPostgres postgres;
    private static DataSource source;
    private static JdbcClient jdbc;

    private final byte[] key = SealKey.random();
    private final AuditLog audit = new AuditLog(jdbc, Clock.systemUTC(), key);

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        source = TestDatabase.migrated(postgres.getPostgresDatabase());
        jdbc = JdbcClient.create(source);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void keys_are_kept_opened_and_erased() {
        MasterKeys master = MasterKeys.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        byte[] secret = new KeyCheck(jdbc, master).secret("index");
        assertThat(new KeyCheck(jdbc, master).secret("index")).isEqualTo(secret);

        Sealer sealer = new Sealer(master, new IntakeKeys(jdbc, master, Clock.systemUTC()));
        Sealed sealed = sealer.sealAtIntake(new byte[] {1});

        Sealer other = new Sealer(master, new IntakeKeys(jdbc, master, Clock.systemUTC()));
        assertThat(other.open(sealed, Optional.empty())).isEqualTo(new byte[] {1});
    }

    @Test
    void api_keys_and_the_audit_log_work_as_on_the_embedded_store() {
        ApiKeys keys = new ApiKeys(jdbc, Clock.systemUTC(), audit);
        ApiKeys.Created created = keys.create("app", Set.of("app:write"), null);
        keys.refresh();
        assertThat(keys.find(created.text())).isPresent();
        assertThat(keys.revoke(created.key().id())).isTrue();
        assertThat(keys.after("", 10)).hasSize(1);
        assertThat(new Roles(jdbc).scopes("viewer")).isPresent();

        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        CompletableFuture.allOf(IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                                status -> audit.record(new AuditEntry("admin", null, "x", "o:" + i, null, null)))))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(new AuditCheck(jdbc, key).check()).isEqualTo(new AuditCheck.Result(22, List.of()));
        assertThat(audit.before(Long.MAX_VALUE, null, "admin", 50)).hasSize(20);
        assertThat(audit.before(Long.MAX_VALUE, "key:" + created.key().id(), null, 50))
                .hasSize(2);
    }
}
