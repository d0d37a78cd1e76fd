package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An H2 and a PostgreSQL with the hub's tables. */
public final class AccountDatabases implements AutoCloseable {

    /** Stands for the real sealing: what lies in the row is not what was given. */
    static final SecretBox BOX = new SecretBox() {
        @Override
        public byte[] seal(String plain) {
            return Base64.getEncoder().encode(plain.getBytes(UTF_8));
        }

        @Override
        public String open(byte[] sealed) {
            return new String(Base64.getDecoder().decode(sealed), UTF_8);
        }
    };

    private EmbeddedPostgres postgres;

    /** @param name shown in the test's name */
    public record Named(String name, DataSource source, JdbcClient jdbc) {

        AccountStore emptyStore() {
            jdbc.sql("delete from account").update();
            return new AccountStore(jdbc, BOX);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Named> both() {
        return Stream.of(h2(), postgresql());
    }

    public Named h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        return migrated("H2", h2);
    }

    private Named postgresql() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
            return migrated("PostgreSQL", postgres.getPostgresDatabase());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private static Named migrated(String name, DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return new Named(name, database, JdbcClient.create(database));
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException notStopped) {
            throw new UncheckedIOException(notStopped);
        }
    }
}
