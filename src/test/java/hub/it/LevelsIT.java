package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Shops of three kinds that share what lies on one shelf: each is told once of every change, and neither sells what is not there. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class LevelsIT {

    private record Shop(String platform, String account) {

        String sandbox(String path) {
            return "/sandbox/" + platform + "/" + account + path;
        }
    }

    private static final Shop SHOPIFY = new Shop("shopify", "north");
    private static final Shop WOO = new Shop("woocommerce", "south");
    private static final Shop BIG = new Shop("bigcommerce", "east");
    private static final List<Shop> SHOPS = List.of(SHOPIFY, WOO, BIG);

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(
                "spring.profiles.active=sandbox",
                "hub.public-url=http://localhost:0",
                "hub.levels.settle=PT1S",
                "hub.polls.products=PT2S",
                "hub.polls.first-retry=PT1S",
                "hub.outbound.probe-every=PT1S");
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

    @Test
    void b_a_till_sale_is_one_write_at_each_side_and_none_comes_back() {
        int[] before = writes();

        TillSide till = TillSide.registered(hub, "till-levels");
        assertThat(till.post(till.sale("levels-1", "MUG-BLUE", 3, "12.50", "37.50"))
                        .statusCode())
                .isEqualTo(202);

        SHOPS.forEach(shop -> await("level of " + shop).until(() -> level(shop, "MUG-BLUE") == 97));
        quiet();
        assertThat(writes()).containsExactly(before[0] + 1, before[1] + 1, before[2] + 1);
    }

    @Test
    void c_what_a_shop_sold_itself_is_written_to_the_other_shops_only() {
        int[] before = writes();
        String order = buy(SHOPIFY, "MUG-BLUE", 2);

        hub.order(SHOPIFY.account(), order);
        await("level of the second").until(() -> level(WOO, "MUG-BLUE") == 95);
        await("level of the third").until(() -> level(BIG, "MUG-BLUE") == 95);
        quiet();

        assertThat(level(SHOPIFY, "MUG-BLUE")).isEqualTo(95);
        assertThat(writes()).containsExactly(before[0], before[1] + 1, before[2] + 1);
    }

    @Test
    void d_a_sale_that_no_webhook_told_of_is_not_sold_twice_and_found_by_a_poll() {
        behave(WOO, "{\"dropWebhooks\":true}");
        buy(WOO, "MUG-BLUE", 5);
        assertThat(level(WOO, "MUG-BLUE")).isEqualTo(90);

        hub.post(
                "/api/v1/stock/adjustments",
                "{\"sku\":\"MUG-BLUE\",\"location\":\"main\",\"quantity\":5,\"reason\":\"receipt\"}",
                "Idempotency-Key",
                "d-receipt");

        // 95 + 5 less the five that the shop has sold: read before it was overwritten.
        await("level of the shop").until(() -> level(WOO, "MUG-BLUE") == 95);
        await("the sale").until(() -> available("MUG-BLUE") == 95);
        await("level of the other").until(() -> level(SHOPIFY, "MUG-BLUE") == 95);
        await("nothing held back")
                .until(() -> publication(WOO, "MUG-BLUE").path("inflight").asInt() == 0
                        && publication(WOO, "MUG-BLUE").path("state").asText().equals("published"));
        assertThat(level(WOO, "MUG-BLUE")).isEqualTo(95);
        behave(WOO, "{}");
    }

    @Test
    void e_what_somebody_counted_in_the_shop_is_listed_and_put_right() {
        SHOPS.forEach(shop -> hub.put(shop.sandbox("/stock/MUG-BLUE"), "{\"level\":120}"));

        for (Shop shop : SHOPS) {
            assertThat(hub.post("/api/v1/accounts/" + shop.account() + "/poll", "")
                            .statusCode())
                    .isEqualTo(202);
            await("level of " + shop).until(() -> level(shop, "MUG-BLUE") == 95);
            await("drift of " + shop).untilAsserted(() -> {
                assertThat(publication(shop, "MUG-BLUE").path("state").asText()).isEqualTo("drift");
                assertThat(publication(shop, "MUG-BLUE").path("drift").asInt()).isEqualTo(25);
            });
        }
    }

    @Test
    void f_a_platform_that_was_away_is_told_when_it_is_back_and_a_fast_one_is_not_held_up() {
        behave(WOO, "{\"down\":true}");
        // Seven are reserved.
        hub.count("MUG-BLUE", 47);
        await("level of the other").until(() -> level(SHOPIFY, "MUG-BLUE") == 40);
        assertThat(level(WOO, "MUG-BLUE")).isEqualTo(95);

        behave(WOO, "{}");

        await("level of the shop").until(() -> level(WOO, "MUG-BLUE") == 40);
    }

    @Test
    void g_buffers_hold_back_and_sizes_are_set_at_their_product() {
        hub.count("TSHIRT-M", 30);
        hub.count("TSHIRT-L", 20);
        assertThat(hub.put("/api/v1/stock/buffers", "{\"account\":\"south\",\"sku\":\"TSHIRT-M\",\"quantity\":4}")
                        .statusCode())
                .isEqualTo(200);

        await("level with a buffer").until(() -> level(WOO, "TSHIRT-M") == 26);
        await("level without").until(() -> level(SHOPIFY, "TSHIRT-M") == 30);
        await("the other size").until(() -> level(WOO, "TSHIRT-L") == 20);
        await("sizes by variant").until(() -> level(BIG, "TSHIRT-M") == 30 && level(BIG, "TSHIRT-L") == 20);
        assertThat(writes(WOO)).anyMatch(path -> path.contains("/variations/batch"));
    }

    @Test
    void h_an_account_is_asked_for_orders_that_no_webhook_told_of() {
        behave(SHOPIFY, "{\"dropWebhooks\":true}");
        List<String> bought = List.of(buy(SHOPIFY, "TEA-100G", 1), buy(SHOPIFY, "TEA-100G", 2));

        hub.post("/api/v1/accounts/north/poll", "");

        bought.forEach(
                id -> assertThat(hub.order("north", id).path("paymentStatus").asText())
                        .isEqualTo("paid"));
        JsonNode messages = hub.json("/api/v1/messages?limit=200").path("items");
        assertThat(stream(messages).filter(one -> one.path("topic").asText().equals("list:order")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("state").asText()).isIn("processed", "stale", "duplicate"));
        behave(SHOPIFY, "{}");
    }

    @Test
    void i_what_was_sent_without_an_answer_is_looked_at_before_anything_else() {
        hub.count("LAMP-DESK", 50);
        await("level").until(() -> level(SHOPIFY, "LAMP-DESK") == 50);
        await("published")
                .until(() -> publication(SHOPIFY, "LAMP-DESK").path("published").asInt() == 50);
        behave(SHOPIFY, "{\"failRate\":1,\"failStatus\":500}");
        hub.count("LAMP-DESK", 60);
        await("unknown")
                .until(() -> publication(SHOPIFY, "LAMP-DESK").path("state").asText(), "unknown"::equals);
        await("sent without an answer")
                .untilAsserted(() -> assertThat(
                                publication(SHOPIFY, "LAMP-DESK").path("words").asText())
                        .contains("500"));
        assertThat(level(SHOPIFY, "LAMP-DESK")).isEqualTo(50);
        assertThat(publication(SHOPIFY, "LAMP-DESK").path("published").asInt()).isEqualTo(50);

        behave(SHOPIFY, "{}");

        await("level").until(() -> level(SHOPIFY, "LAMP-DESK") == 60);
        await("published")
                .until(() -> publication(SHOPIFY, "LAMP-DESK").path("published").asInt() == 60);
        assertThat(publication(SHOPIFY, "LAMP-DESK").path("words").isMissingNode())
                .isTrue();
    }

    @Test
    void j_an_account_of_the_same_name_is_released_anew() {
        assertThat(RunningHub.send(hub.request("/api/v1/accounts/north").DELETE())
                        .statusCode())
                .isEqualTo(204);
        connect(SHOPIFY);

        await("listing").ignoreExceptions().untilAsserted(() -> {
            JsonNode lamp = publication(SHOPIFY, "LAMP-DESK");
            assertThat(lamp.path("state").asText()).isEqualTo("dry_run");
            assertThat(lamp.has("published")).isFalse();
        });
    }

    @Test
    void k_webhooks_that_only_name_an_order_have_it_read_whole_through_all_its_life() {
        String id = buy(BIG, "TEA-100G", 3);
        JsonNode order = hub.order(BIG.account(), id);
        assertThat(order.at("/totals/total/amount").asText()).isEqualTo("28.75");
        assertThat(order.at("/totals/imbalance/amount").asText()).isEqualTo("0.00");
        assertThat(order.at("/lines/0/channelSku").asText()).isEqualTo("TEA-100G");
        assertThat(order.at("/shippingAddress/country").asText()).isEqualTo("DE");
        assertThat(order.path("paymentStatus").asText()).isEqualTo("paid");

        act(BIG, id, "fulfil", "{\"lines\":[{\"sku\":\"TEA-100G\",\"quantity\":2}]}");
        await("a part shipped").untilAsserted(() -> {
            JsonNode now = hub.order(BIG.account(), id);
            assertThat(now.path("fulfilmentStatus").asText()).isEqualTo("partial");
            assertThat(now.at("/fulfilments/0/trackingNumber").asText()).isNotBlank();
        });
        act(BIG, id, "refund", "{\"lines\":[{\"sku\":\"TEA-100G\",\"quantity\":1}]}");
        await("a part refunded").untilAsserted(() -> {
            JsonNode now = hub.order(BIG.account(), id);
            assertThat(now.path("paymentStatus").asText()).isEqualTo("partially_refunded");
            assertThat(now.at("/totals/refunded/amount").asText()).isEqualTo("7.95");
            assertThat(now.at("/lines/0/quantity").asInt()).isEqualTo(2);
        });
        act(BIG, id, "delete", "{}");
        await("in the archive")
                .untilAsserted(() -> assertThat(
                                hub.order(BIG.account(), id).path("deleted").asBoolean())
                        .isTrue());
    }

    @Test
    void l_an_order_is_paid_cancelled_and_brought_back_and_one_store_is_one_account() {
        String id = placed(BIG, "COFFEE-1KG", 1);
        assertThat(hub.order(BIG.account(), id).path("paymentStatus").asText()).isEqualTo("pending");
        for (String[] step : new String[][] {
            {"cancel", "cancelled", "voided"},
            {"uncancel", "pending", "pending"},
            {"pay", "processing", "paid"},
            {"cancel", "cancelled", "refunded"}
        }) {
            act(BIG, id, step[0], "{}");
            await(step[0]).untilAsserted(() -> {
                JsonNode now = hub.order(BIG.account(), id);
                assertThat(now.path("status").asText()).isEqualTo(step[1]);
                assertThat(now.path("paymentStatus").asText()).isEqualTo(step[2]);
            });
        }

        ObjectNode again = hub.json(BIG.sandbox("")).deepCopy();
        assertThat(hub.post("/api/v1/accounts", again.put("id", "east-again").toString())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void m_no_two_adjustments_of_a_store_are_under_way_at_once() {
        behave(BIG, "{\"latencyMs\":400}");
        int before = writes(BIG).size();
        for (int count = 61; count <= 64; count++) {
            hub.count("LAMP-DESK", count);
            hub.count("BAG-CANVAS", count);
            int now = count;
            await("write").until(() -> level(BIG, "LAMP-DESK") == now && level(BIG, "BAG-CANVAS") == now);
        }
        assertThat(writes(BIG).size()).isGreaterThanOrEqualTo(before + 4);
        behave(BIG, "{}");
    }

    @Test
    void n_a_poll_finds_the_orders_that_a_list_only_names() {
        behave(BIG, "{\"dropWebhooks\":true}");
        List<String> bought = List.of(buy(BIG, "TEA-100G", 1), buy(BIG, "TEA-100G", 2));

        hub.post("/api/v1/accounts/" + BIG.account() + "/poll", "");

        bought.forEach(id -> assertThat(
                        hub.order(BIG.account(), id).at("/lines/0/channelSku").asText())
                .isEqualTo("TEA-100G"));
        behave(BIG, "{}");
        assertThat(hub.json(BIG.sandbox("/calls")).path("violations").asInt()).isZero();
    }

    @Test
    void o_a_refused_token_is_an_error_in_the_platforms_words_and_a_good_call_clears_it() {
        JsonNode account = hub.json("/api/v1/accounts/" + BIG.account());
        secret("wrong");
        hub.post("/api/v1/accounts/" + BIG.account() + "/poll", "");
        await("error").untilAsserted(() -> {
            JsonNode now = hub.json("/api/v1/accounts/" + BIG.account());
            assertThat(now.path("status").asText()).isEqualTo("error");
            assertThat(now.toString()).contains("not a valid combination for this store");
        });
        assertThat(account.path("status").asText()).isEqualTo("active");

        secret(hub.json(BIG.sandbox("")).at("/secrets/accessToken").asText());
        hub.post("/api/v1/accounts/" + BIG.account() + "/poll", "");
        await("well again")
                .until(
                        () -> hub.json("/api/v1/accounts/" + BIG.account())
                                .path("status")
                                .asText(),
                        "active"::equals);
    }

    private static void secret(String accessToken) {
        assertThat(hub.put(
                                "/api/v1/accounts/" + BIG.account(),
                                "{\"secrets\":{\"accessToken\":\"" + accessToken + "\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void act(Shop shop, String order, String action, String wish) {
        assertThat(hub.post(shop.sandbox("/orders/" + order + "/" + action), wish)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String buy(Shop shop, String sku, int quantity) {
        return ordered(shop, sku, quantity, true);
    }

    private static String placed(Shop shop, String sku, int quantity) {
        return ordered(shop, sku, quantity, false);
    }

    private static String ordered(Shop shop, String sku, int quantity, boolean paid) {
        HttpResponse<String> answer = hub.post(
                shop.sandbox("/orders"),
                "{\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}],\"paid\":" + paid + "}");
        return RunningHub.tree(answer).path("externalId").asText();
    }

    private static void behave(Shop shop, String behaviour) {
        assertThat(hub.put(shop.sandbox("/behaviour"), behaviour).statusCode()).isEqualTo(200);
    }

    private static int available(String sku) {
        return hub.stock(sku).path("available").asInt();
    }

    /** Long enough for an echo: both shops were asked twice for all they sell, and what that woke had its turns. */
    private static void quiet() {
        for (Shop shop : SHOPS) {
            long now = walks(shop);
            await("two walks through " + shop).until(() -> walks(shop) >= now + 2);
        }
    }

    private static long walks(Shop shop) {
        return calls(shop)
                .filter(call -> call.path("path").asText().endsWith("/products")
                        || call.path("operation").asText().equals("query ListProducts"))
                .count();
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

    private static int[] writes() {
        return SHOPS.stream().mapToInt(shop -> writes(shop).size()).toArray();
    }

    private static List<String> writes(Shop shop) {
        return calls(shop)
                .filter(call -> call.path("path").asText().endsWith("/batch")
                        || call.path("path").asText().endsWith("/adjustments/absolute")
                        || call.path("operation").asText().equals("mutation SetStock"))
                .map(call -> call.path("path").asText())
                .toList();
    }

    private static Stream<JsonNode> calls(Shop shop) {
        return stream(hub.json(shop.sandbox("/calls")).path("items"));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
