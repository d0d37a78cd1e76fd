package hub.stock;

import com.zaxxer.hikari.HikariDataSource;
import hub.store.TransactionRetry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A migrated, empty database of either kind. PostgreSQL is started once for all tests. */
public final class TestStore {

    private static final String H2 =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
    private static EmbeddedPostgres postgres;

    private final String name;
    public final JdbcTemplate jdbc;
    public final TransactionRetry transaction;

    private TestStore(String name, HikariDataSource pool) {
        this.name = name;
        pool.setMaximumPoolSize(12);
        pool.setConnectionTimeout(60_000);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(pool);
        transaction = new TransactionRetry(
                new DataSourceTransactionManager(pool),
                repeat -> Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 20L << repeat)));
    }

    public static Stream<TestStore> both() {
        return Stream.of(h2(), postgres());
    }

    public boolean isPostgres() {
        return name.equals("PostgreSQL");
    }

    public static TestStore h2() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + H2);
        pool.setUsername("sa");
        return new TestStore("H2", pool);
    }

    public static TestStore postgres() {
        String database = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(server().getPostgresDatabase()).execute("create database " + database);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server().getJdbcUrl("postgres", database));
        return new TestStore("PostgreSQL", pool);
    }

    public void close() {
        ((HikariDataSource) jdbc.getDataSource()).close();
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
