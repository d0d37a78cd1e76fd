package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.hospital.KeptMessages;
import hub.json.Json;
import hub.sandbox.Sandbox;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;

/** How orders come in: subscriptions the hub makes and heals itself, polls for what they missed, calls joined to one order. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class OrdersInIT {

    private record Shop(String platform, String account, int topics) {

        String sandbox(String path) {
            return "/sandbox/" + platform + "/" + account + path;
        }
    }

    private static final Shop SHOPIFY = new Shop("shopify", "east", 16);
    private static final Shop WOO = new Shop("woocommerce", "west", 8);
    private static final Shop BIG = new Shop("bigcommerce", "north", 5);
    private static final List<Shop> SHOPS = List.of(SHOPIFY, WOO, BIG);

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        // Nothing is found by chance: orders and products are asked for once an hour only, unless something wakes.
        hub = RunningHub.start(
                "spring.profiles.active=sandbox",
                "hub.public-url=http://localhost:0",
                "hub.polls.besideWebhooks=PT1H",
                "hub.polls.real-time=PT1H",
                "hub.polls.products=PT1H",
                "hub.polls.between-walks=PT1S",
                "hub.polls.subscriptions=PT2S",
                "hub.polls.first-retry=PT1S",
                "hub.outbound.first-retry=PT1S");
        for (Shop shop : SHOPS) {
            // A shop that tells nobody anything yet.
            behave(shop, "{\"dropSubscriptions\":true}");
            assertThat(hub.post("/api/v1/accounts", hub.json(shop.sandbox("")).toString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void a_a_connected_shop_is_subscribed_to_and_tells_of_its_orders() {
        for (Shop shop : SHOPS) {
            allActive(shop);
            JsonNode told = hub.json("/api/v1/accounts/" + shop.account()).path("subscriptions");
            assertThat(told.path("topics")).hasSize(shop.topics());
            assertThat(told.path("address").asText())
                    .isEqualTo(hub.url("/webhooks/" + shop.platform() + "/" + shop.account()));
            assertThat(told.has("words")).isFalse();

            String order = buy(shop, "MUG-BLUE", 1);
            hub.order(shop.account(), order);
            await("webhook of " + shop)
                    .until(() -> messages(shop)
                            .anyMatch(one -> one.path("source").asText().equals("webhook")));
        }
    }

    @Test
    void b_a_refund_that_an_order_only_lists_is_joined_with_its_lines_and_disappears_when_it_is_deleted() {
        String id = buy(WOO, "TSHIRT-M", 3);
        hub.order(WOO.account(), id);
        act(WOO, id, "refund", "{\"lines\":[{\"sku\":\"TSHIRT-M\",\"quantity\":2}],\"reason\":\"torn\"}");

        await("lines of the refund")
                .until(
                        () -> hub.order(WOO.account(), id)
                                .at("/returns/0/lines/0/quantity")
                                .asText(),
                        "2"::equals);
        JsonNode order = hub.order(WOO.account(), id);
        assertThat(order.path("returns")).hasSize(1);
        assertThat(order.at("/returns/0/lines/0/lineId").asText())
                .isEqualTo(order.at("/lines/0/id").asText());
        assertThat(refunded(order)).isEqualByComparingTo("39.80");

        // Its lines are known by now: the next message of the order asks for nothing.
        await("reads done").until(() -> reads(WOO) == 0);
        // Two payloads of one second would be read again, whatever they hold.
        Instant refundedAt = Instant.parse(order.path("updatedAt").asText());
        await("another second").until(() -> Instant.now().isAfter(refundedAt.plusSeconds(1)));
        long asked = refundCalls();
        act(WOO, id, "fulfil", "{}");
        await("shipped").until(() -> hub.order(WOO.account(), id).path("status").asText(), "shipped"::equals);
        assertThat(reads(WOO)).isZero();
        assertThat(refundCalls()).isEqualTo(asked);

        deleteRefund(id, order.at("/returns/0/id").asText());
        await("the refund is gone").untilAsserted(() -> {
            JsonNode now = hub.order(WOO.account(), id);
            assertThat(now.path("refunds")).isEmpty();
            assertThat(now.path("returns")).isEmpty();
            assertThat(refunded(now)).isEqualByComparingTo("0");
        });
    }

    @Test
    void c_subscriptions_that_the_platform_dropped_are_healed_and_what_they_missed_is_asked_for() {
        for (Shop shop : SHOPS) {
            Instant before = Instant.now();
            behave(shop, "{\"dropWebhooks\":true}");
            String lost = buy(shop, "TEA-100G", 2);
            behave(shop, "{\"dropSubscriptions\":true}");

            assertThat(hub.order(shop.account(), lost).path("paymentStatus").asText())
                    .isEqualTo("paid");
            allActive(shop);
            assertThat(topics(shop))
                    .allSatisfy(topic -> assertThat(
                                    Instant.parse(topic.path("healedAt").asText()))
                            .isAfter(before));

            behave(shop, "{}");
            String told = buy(shop, "TEA-100G", 1);
            hub.order(shop.account(), told);
        }
    }

    @Test
    void d_a_webhook_that_failed_too_often_is_switched_on_again_with_the_secret_of_now() {
        String id = buy(WOO, "MUG-RED", 1);
        hub.order(WOO.account(), id);
        assertThat(hub.put("/api/v1/accounts/west", "{\"secrets\":{\"webhookSecret\":\"another-0123456789\"}}")
                        .statusCode())
                .isEqualTo(200);
        Instant changed = Instant.now();
        for (int edit = 2; edit <= 8; edit++) {
            act(WOO, id, "edit", "{\"lines\":[{\"sku\":\"MUG-RED\",\"quantity\":" + edit + "}]}");
        }

        await("healed, and the edits found")
                .until(
                        () -> hub.order(WOO.account(), id)
                                .at("/lines/0/quantity")
                                .asText(),
                        "8"::equals);
        allActive(WOO);
        assertThat(topics(WOO))
                .filteredOn(topic -> topic.path("topic").asText().equals("order.updated"))
                .allSatisfy(
                        topic -> assertThat(Instant.parse(topic.path("healedAt").asText()))
                                .isAfter(changed));
        act(WOO, id, "edit", "{\"lines\":[{\"sku\":\"MUG-RED\",\"quantity\":9}]}");
        await("told of again")
                .until(
                        () -> hub.order(WOO.account(), id)
                                .at("/lines/0/quantity")
                                .asText(),
                        "9"::equals);
    }

    @Test
    void e_what_a_shop_tells_of_its_products_wakes_a_list_and_privacy_waits_for_a_person() {
        hub.count("LAMP-DESK", 50);
        for (Shop shop : SHOPS) {
            await("listing").until(() -> publication(shop).path("wanted").asInt() == 50);
            hub.post("/api/v1/stock/publications/release?account=" + shop.account(), "");
            await("published").until(() -> publication(shop).path("published").asInt() == 50);
        }
        for (Shop shop : SHOPS) {
            hub.put(shop.sandbox("/stock/LAMP-DESK"), "{\"level\":77}");

            await("put right by " + shop)
                    .until(() -> hub.json(shop.sandbox("/stock/LAMP-DESK"))
                                    .path("level")
                                    .asInt()
                            == 50);
            await("listed").until(() -> publication(shop).path("state").asText(), "drift"::equals);
        }
        assertThat(kept()).noneMatch(topic -> topic.startsWith("product") || topic.startsWith("inventory"));

        hub.bean(Sandbox.class)
                .send(
                        "shopify",
                        "east",
                        "customers/redact",
                        Json.MAPPER.createObjectNode().put("shop_domain", "east.shop.example"));

        await("kept for a person").until(() -> kept().contains("customers/redact"));

        // As a hub left it that did not work off messages about products yet.
        hub.bean(JdbcTemplate.class)
                .update("update message set state = 'kept', stage = 'topic', code = 'topic_kept', path = '',"
                        + " fingerprint = 'before' where topic = 'inventory_levels/update'");
        assertThat(kept()).contains("inventory_levels/update");
        hub.bean(KeptMessages.class).releaseTopics();
        assertThat(kept()).contains("customers/redact").doesNotContain("inventory_levels/update");
    }

    @Test
    void f_a_frequency_is_checked_and_counts_from_the_last_poll_on() {
        HttpResponse<String> wrong = hub.put("/api/v1/accounts/east", "{\"syncFrequency\":\"weekly\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("syncFrequency", "real-time, 5min, 15min, hourly, daily");

        frequency("daily");
        hub.post("/api/v1/accounts/east/poll", "");
        await("due in a day").until(() -> pause() >= 86_400);
        frequency("5min");
        await("due in five minutes").until(() -> pause() >= 300 && pause() < 900);
    }

    @Test
    void g_what_a_platform_was_asked_to_tell_ends_with_the_account_or_is_named() {
        behave(SHOPIFY, "{\"down\":true}");
        for (Shop shop : SHOPS) {
            assertThat(RunningHub.send(hub.request("/api/v1/accounts/" + shop.account())
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
        }

        JsonNode shopify = unsubscribed("east");
        assertThat(shopify.path("unsubscribed")).isEmpty();
        assertThat(shopify.path("left")).hasSize(SHOPIFY.topics());
        assertThat(shopify.path("words").asText()).isNotBlank();
        JsonNode woo = unsubscribed("west");
        assertThat(woo.path("unsubscribed")).hasSize(WOO.topics());
        assertThat(woo.path("left")).isEmpty();
        assertThat(RunningHub.tree(
                        RunningHub.send(asWoo("/wp-json/wc/v3/webhooks").GET())))
                .isEmpty();
    }

    private static void allActive(Shop shop) {
        await("subscriptions of " + shop)
                .until(() -> topics(shop).size() == shop.topics()
                        && topics(shop).stream()
                                .allMatch(topic -> topic.path("state").asText().equals("active")));
    }

    private static List<JsonNode> topics(Shop shop) {
        return stream(hub.json("/api/v1/accounts/" + shop.account() + "/subscriptions")
                        .path("topics"))
                .toList();
    }

    private static JsonNode unsubscribed(String account) {
        JsonNode entry = stream(hub.json("/api/v1/audit?limit=100").path("items"))
                .filter(one -> one.path("action").asText().equals("account.unsubscribe")
                        && one.path("object").asText().equals("account:" + account))
                .findFirst()
                .orElseThrow();
        try {
            return Json.MAPPER.readTree(entry.path("after").asText());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void frequency(String word) {
        assertThat(hub.put("/api/v1/accounts/east", "{\"syncFrequency\":\"" + word + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Seconds from the end of the last poll to the next. */
    private static long pause() {
        return hub.bean(JdbcTemplate.class)
                .query("select ended_at, due_at from poll_cursor where account = 'east' and what = 'orders'", row -> {
                    row.next();
                    return java.time.Duration.between(
                                    row.getTimestamp("ended_at").toInstant(),
                                    row.getTimestamp("due_at").toInstant())
                            .toSeconds();
                });
    }

    private static JsonNode publication(Shop shop) {
        return stream(hub.json("/api/v1/stock/publications?limit=200&account=" + shop.account())
                        .path("items"))
                .filter(item -> item.path("channelSku").asText().equals("LAMP-DESK"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<String> kept() {
        return stream(hub.json("/api/v1/messages?state=kept&limit=200").path("items"))
                .map(one -> one.path("topic").asText())
                .toList();
    }

    private static BigDecimal refunded(JsonNode order) {
        return new BigDecimal(order.at("/totals/refunded/amount").asText());
    }

    private static int reads(Shop shop) {
        return hub.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from read_task where account = ?", Integer.class, shop.account());
    }

    private static void deleteRefund(String order, String refund) {
        HttpResponse<String> answer =
                RunningHub.send(asWoo("/wp-json/wc/v3/orders/" + order + "/refunds/" + refund + "?force=true")
                        .DELETE());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static java.net.http.HttpRequest.Builder asWoo(String path) {
        String pair = "ck_sandbox-west:cs_sandbox-west";
        return hub.request(WOO.sandbox(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
    }

    private static void act(Shop shop, String order, String action, String body) {
        assertThat(hub.post(shop.sandbox("/orders/" + order + "/" + action), body)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String buy(Shop shop, String sku, int quantity) {
        HttpResponse<String> answer = hub.post(
                shop.sandbox("/orders"),
                "{\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}],\"paid\":true}");
        return RunningHub.tree(answer).path("externalId").asText();
    }

    private static void behave(Shop shop, String behaviour) {
        assertThat(hub.put(shop.sandbox("/behaviour"), behaviour).statusCode()).isEqualTo(200);
    }

    private static long refundCalls() {
        return calls(WOO)
                .filter(call -> call.path("path").asText().endsWith("/refunds"))
                .count();
    }

    private static Stream<JsonNode> messages(Shop shop) {
        return stream(hub.json("/api/v1/messages?limit=200").path("items"))
                .filter(one -> one.path("account").asText().equals(shop.account()));
    }

    private static Stream<JsonNode> calls(Shop shop) {
        return stream(hub.json(shop.sandbox("/calls")).path("items"));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
