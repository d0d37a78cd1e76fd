package hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Named;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh, migrated database of either kind for each test that asks. */
public final class EnrichmentStores {

    private static EmbeddedPostgres postgres;

    private EnrichmentStores() {}

    public static Stream<Named<DataSource>> both() {
        return Stream.of(Named.of("H2", h2()), Named.of("PostgreSQL", postgres()));
    }

    public static DataSource h2() {
        return migrated(JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                        + ";LOCK_TIMEOUT=10000",
                "sa",
                ""));
    }

    public static synchronized DataSource postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
            return migrated(postgres.getDatabase("postgres", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource migrated(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        // The stock area's tables, for as long as its migration is not here.
        jdbc.execute(
                "create table if not exists stock_balance (sku varchar(255) not null, location varchar(100) not null)");
        jdbc.execute("create table if not exists kit (sku varchar(255) not null)");
        jdbc.execute("create table if not exists kit_component (kit varchar(255), component varchar(255) not null)");
        return source;
    }
}
