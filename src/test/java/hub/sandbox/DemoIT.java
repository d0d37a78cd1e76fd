package hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demonstration, played fast. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "hub.public-url=http://localhost:0",
            "spring.artemis.embedded.server-id=0",
            "hub.demo.every=PT0.2S"
        })
@ActiveProfiles("demo")
@DirtiesContext
class DemoIT {

    @TempDir
    static Path data;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void emptyDataFolder(DynamicPropertyRegistry properties) {
        properties.add("hub.data-dir", () -> data.toString());
    }

    @Test
    void shops_till_and_app_sell_what_lies_on_the_shelf_and_leave_something_to_mend() {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(count("select count(*) from orders where visible and account = 'acme'"))
                    .isPositive();
            assertThat(count("select count(*) from orders where visible and account = 'corner-shop'"))
                    .isPositive();
            assertThat(count("select count(*) from message where state = 'parked'"))
                    .isPositive();
            assertThat(count("select count(*) from orders where visible and account = 'till-1'"))
                    .isPositive();
            assertThat(count("select count(*) from orders where account = 'demo-app' and payment_status = 'paid'"))
                    .isPositive();
            assertThat(count("select count(*) from app_hold")).isPositive();
            assertThat(count("select count(*) from till_change where kind = 'PRICE'"))
                    .isEqualTo(8);
            assertThat(count("select count(*) from till_transaction where kind = 'refund'"))
                    .isPositive();
            assertThat(count("select count(*) from till_case where code = 'sequence_gap' and closed_at is not null"))
                    .isPositive();
            assertThat(count("select count(*) from publication where account = 'acme' and published > 400"))
                    .isPositive();
            assertThat(count("select count(*) from publication where account = 'corner-shop' and published > 400"))
                    .isPositive();
        });
        assertThat(
                        count(
                                "select count(*) from message where state = 'parked' and code not in ('mapping_error', 'observation_invalid')"))
                .isZero();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
