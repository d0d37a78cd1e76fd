package hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hub.channel.Account;
import hub.channel.AccountDesk;
import hub.channel.Accounts;
import hub.outbound.ReadTasks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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

/** Shops of the sandbox and the whole hub: webhooks in, reads out, and both again when the platform is ill. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "hub.public-url=http://localhost:0",
            "spring.artemis.embedded.server-id=0",
            "hub.outbound.second-look=PT2S",
            "hub.outbound.probe-every=PT1S",
            "hub.outbound.first-retry=PT1S"
        })
@ActiveProfiles("sandbox")
@DirtiesContext
class SandboxIT {

    private static final List<DemoShop> SHOPS = DemoShop.ALL;
    private static final Wish SHIRTS = new Wish(List.of(new Wish.Item("TSHIRT-M", 2, null)), true, null, null);

    @TempDir
    static Path data;

    @Autowired
    private Sandbox sandbox;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ReadTasks reads;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void emptyDataFolder(DynamicPropertyRegistry properties) {
        properties.add("hub.data-dir", () -> data.toString());
    }

    @BeforeEach
    void connect() {
        for (DemoShop shop : SHOPS) {
            if (accounts.find(shop.account()).isEmpty()) {
                desk.create(sandbox.account(shop.platform(), shop.account()));
            }
            sandbox.behave(shop.platform(), shop.account(), Behaviour.GOOD);
        }
    }

    @Test
    void what_buyers_order_stands_in_the_hub_with_totals_that_add_up() {
        for (DemoShop shop : SHOPS) {
            String id = sandbox.order(shop.platform(), shop.account(), SHIRTS);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(order(shop, id))
                            .containsEntry("payment_status", "paid")
                            .containsEntry("deleted", false));
            assertThat((BigDecimal) order(shop, id).get("total")).isEqualByComparingTo("44.70");
        }
        assertThat(sandbox.calls("woocommerce", "corner-shop").toString())
                .contains("path=ping 1, operation=null, status=200");
    }

    @Test
    void an_order_whose_webhooks_were_lost_is_found_by_a_read() {
        for (DemoShop shop : SHOPS) {
            sandbox.behave(shop.platform(), shop.account(), new Behaviour(true, null, null, null, null, null, null));
            String id = sandbox.order(shop.platform(), shop.account(), SHIRTS);

            reads.ask(shop.account(), id, "test", Instant.now());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(order(shop, id)).containsEntry("payment_status", "paid"));
        }
    }

    @Test
    void a_deleted_order_is_gone_after_the_second_404() {
        for (DemoShop shop : SHOPS) {
            String id = sandbox.order(shop.platform(), shop.account(), SHIRTS);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(order(shop, id)).isNotEmpty());

            sandbox.act(shop.platform(), shop.account(), id, "delete", Wish.NONE);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(order(shop, id)).containsEntry("deleted", true));
        }
    }

    @Test
    void a_platform_that_fails_for_a_while_is_read_when_it_is_back() {
        DemoShop shop = DemoShop.ACME;
        sandbox.behave(shop.platform(), shop.account(), new Behaviour(null, null, null, null, null, null, true));
        String id = sandbox.order(shop.platform(), shop.account(), SHIRTS);
        reads.ask(shop.account(), id, "test", Instant.now());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lastError(shop, id)).contains("503"));

        sandbox.behave(shop.platform(), shop.account(), Behaviour.GOOD);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(order(shop, id)).isNotEmpty());
        assertThat(accounts.find(shop.account()).orElseThrow().status()).isEqualTo(Account.Status.ACTIVE);
    }

    private Map<String, Object> order(DemoShop shop, String externalId) {
        return jdbc
                .sql(
                        "select payment_status, deleted, total from orders where account = ? and external_id = ? and visible")
                .params(shop.account(), externalId)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private String lastError(DemoShop shop, String externalId) {
        return jdbc.sql("select last_error from read_task where account = ? and external_id = ?")
                .params(shop.account(), externalId)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
