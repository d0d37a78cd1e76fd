package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two shops that share what lies on one shelf: each is told once of every change, and neither sells what is not there. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class LevelsIT {

    private record Shop(String platform, String account) {

        String sandbox(String path) {
            return "/sandbox/" + platform + "/" + account + path;
        }
    }

    private static final Shop SHOPIFY = new Shop("shopify", "north");
    private static final Shop WOO = new Shop("woocommerce", "south");
    private static final List<Shop> SHOPS = List.of(SHOPIFY, WOO);

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(
                "spring.profiles.active=sandbox",
                "hub.public-url=http://localhost:0",
                "hub.levels.settle=PT1S",
                "hub.polls.products=PT5S",
                "hub.polls.first-retry=PT1S");
        for (Shop shop : SHOPS) {
            connect(shop);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void a_first_publication_is_a_dry_run_until_it_is_released() {
        hub.count("MUG-BLUE", 100);
        for (Shop shop : SHOPS) {
            await("listing of " + shop).until(() -> publications(shop).size() >= 8);
            assertThat(publication(shop, "MUG-BLUE").path("state").asText()).isEqualTo("dry_run");
            assertThat(publication(shop, "MUG-BLUE").path("wanted").decimalValue())
                    .isEqualByComparingTo("100");
            assertThat(publication(shop, "MUG-RED").path("state").asText()).isIn("uncounted", "unmapped");
            assertThat(writes(shop)).isEmpty();

            assertThat(hub.post("/api/v1/stock/publications/release?account=" + shop.account(), "")
                            .statusCode())
                    .isEqualTo(200);

            await("level of " + shop).until(() -> level(shop, "MUG-BLUE") == 100);
            await("confirmed by " + shop)
                    .until(() -> publication(shop, "MUG-BLUE").path("state").asText(), "published"::equals);
            assertThat(level(shop, "MUG-RED")).isEqualTo(10);
        }
    }

    private static void connect(Shop shop) {
        JsonNode account = hub.json(shop.sandbox(""));
        assertThat(hub.post("/api/v1/accounts", account.toString()).statusCode())
                .isEqualTo(201);
    }

    private static JsonNode publications(Shop shop) {
        return hub.json("/api/v1/stock/publications?limit=200&account=" + shop.account())
                .path("items");
    }

    private static JsonNode publication(Shop shop, String sku) {
        return stream(publications(shop))
                .filter(item -> item.path("channelSku").asText().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private static int level(Shop shop, String sku) {
        return hub.json(shop.sandbox("/stock/" + sku)).path("level").asInt();
    }

    private static List<String> writes(Shop shop) {
        return stream(hub.json(shop.sandbox("/calls")).path("items"))
                .filter(call -> call.path("kind").asText().equals("api"))
                .filter(call -> call.path("method").asText().equals("POST"))
                .map(call -> call.path("path").asText())
                .filter(path -> path.endsWith("/batch"))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
