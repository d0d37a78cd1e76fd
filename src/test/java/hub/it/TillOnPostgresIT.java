package hub.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TillOnPostgresIT extends TillScenarios {

    private PostgresHub postgres;

    @Override
    RunningHub started(String... properties) throws IOException {
        postgres = new PostgresHub();
        return RunningHub.start(Stream.concat(Stream.of(properties), Stream.of(postgres.properties()))
                .toArray(String[]::new));
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
