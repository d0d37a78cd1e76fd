package hub.hospital;

import hub.Crossdock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = Crossdock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class HospitalOnH2IT extends HospitalScenarios {

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("hub.data-dir", data::toString);
        properties.add("hub.admin-key", () -> HubClient.ADMIN_KEY);
    }
}
