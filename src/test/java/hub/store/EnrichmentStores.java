package hub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Named;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

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
        if (postgres == null) {
            postgres = startedWithTemplate();
        }
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name + " template migrated");
        return postgres.getDatabase("postgres", name);
    }

    public static TransactionRetry transactions(DataSource source) {
        return new TransactionRetry(
                new DataSourceTransactionManager(source), repeat -> Duration.ofMillis(10L * repeat));
    }

    private static EmbeddedPostgres startedWithTemplate() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            new JdbcTemplate(started.getPostgresDatabase()).execute("create database migrated");
            migrated(started.getDatabase("postgres", "migrated"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource migrated(DataSource source) {
        if (EnrichmentStores.class.getResource("/db/migration/V10__stock.sql") == null) {
            standInForStock(new JdbcTemplate(source));
        }
        Flyway.configure()
                .dataSource(source)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return source;
    }

    private static void standInForStock(JdbcTemplate jdbc) {
        jdbc.execute("""
                create table stock_balance (
                    sku varchar(300) not null, location varchar(100) not null, on_hand numeric(38, 9) not null,
                    reserved numeric(38, 9) not null, unavailable numeric(38, 9) not null, primary key (sku, location))""");
        jdbc.execute("""
                create table kit (sku varchar(300) not null, valid_from timestamp(6) with time zone not null,
                    primary key (sku, valid_from))""");
        jdbc.execute("""
                create table kit_component (
                    kit varchar(300) not null, valid_from timestamp(6) with time zone not null,
                    sku varchar(300) not null, quantity numeric(38, 9) not null, primary key (kit, valid_from, sku))""");
    }
}
