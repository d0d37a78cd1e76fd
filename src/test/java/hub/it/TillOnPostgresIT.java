package hub.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TillOnPostgresIT extends TillScenarios {

    private EmbeddedPostgres postgres;

    @Override
    RunningHub started(String... properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        Stream<String> database = Stream.of(
                "hub.db-url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "hub.db-user=postgres",
                "hub.db-password=postgres",
                "hub.master-key=" + Base64.getEncoder().encodeToString(new byte[32]));
        return RunningHub.start(Stream.concat(Stream.of(properties), database).toArray(String[]::new));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_till_has_its_answer_also_while_the_database_is_away() throws IOException {
        TillSide till = TillSide.registered(hub, "till-alone");

        postgres.close();

        assertThat(till.send(till.sale("A-1", "ALONE-1", 1, "1.00", "1.00"))).isNotEmpty();
        assertThat(till.post(till.sale("A-2", "ALONE-1", 1, "1.0x", "1.00")).statusCode())
                .isEqualTo(422);
    }

    @AfterAll
    void stopDatabase() throws IOException {
        postgres.close();
    }
}
