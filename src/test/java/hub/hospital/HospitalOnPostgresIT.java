package hub.hospital;

import hub.Crossdock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = Crossdock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class HospitalOnPostgresIT extends HospitalScenarios {

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        properties.add("hub.data-dir", data::toString);
        properties.add("hub.admin-key", () -> HubClient.ADMIN_KEY);
        properties.add("hub.db-url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("hub.db-user", () -> "postgres");
        properties.add("hub.db-password", () -> "postgres");
        properties.add("hub.master-key", () -> Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }
}
