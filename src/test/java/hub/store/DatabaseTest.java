package hub.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.settings.HubSettings;
import hub.settings.Part;
import hub.settings.WrongSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that does not let the hub in is named at the start, and its password is not. */
class DatabaseTest {

    @TempDir
    private Path data;

    @Test
    void one_that_is_not_there_is_named_after_the_wait() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        refused("jdbc:postgresql://localhost:" + closed + "/crossdock", "refused");
    }

    @Test
    void one_that_says_nothing_is_named_after_the_wait() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            refused("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/crossdock?socketTimeout=1", "timed out");
        }
    }

    @Test
    void one_that_does_not_know_the_user_is_named_with_its_own_words() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            refused("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "crossdock");
        }
    }

    private void refused(String url, String words) throws IOException {
        HubSettings settings = new HubSettings(
                data,
                "http://hub.example",
                null,
                null,
                null,
                Set.of(Part.values()),
                HubSettings.Transport.ARTEMIS,
                "",
                null,
                url,
                "crossdock",
                "the-password",
                null,
                null,
                null);
        DataFolder folder = new DataFolder(settings);
        try {
            assertThatThrownBy(() -> new Database().hubDataSource(settings, folder, Duration.ofSeconds(2)))
                    .isInstanceOf(WrongSettings.class)
                    .hasMessageStartingWith(
                            "HUB_DB_URL: does not let the hub in (expected: a PostgreSQL that answers and knows HUB_DB_USER): ")
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("the-password");
        } finally {
            folder.destroy();
        }
    }
}
