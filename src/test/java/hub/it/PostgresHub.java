package hub.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Base64;

/** A real PostgreSQL, and what a hub has to be told to use it. */
public final class PostgresHub implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    public PostgresHub() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    public int port() {
        return postgres.getPort();
    }

    public String[] properties() {
        return through(port());
    }

    /** @param port where the way to the database begins */
    public String[] through(int port) {
        return new String[] {
            "hub.db-url=jdbc:postgresql://localhost:" + port + "/postgres",
            "hub.db-user=postgres",
            "hub.db-password=postgres",
            "hub.master-key=" + Base64.getEncoder().encodeToString(new byte[32])
        };
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
