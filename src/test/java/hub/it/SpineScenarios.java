package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.app.AppHolds;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A signed webhook goes in; one order, its stock, its timeline and its events come out; once for each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpineScenarios {

    private RunningHub hub;
    private ShopifyShop shop;

    abstract RunningHub started() throws IOException;

    @BeforeAll
    void start() throws IOException {
        hub = started();
        shop = new ShopifyShop(hub.url(""));
        HttpResponse<String> created = hub.post("/api/v1/accounts", ShopifyShop.account("acme"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @AfterAll
    void stop() throws IOException {
        hub.close();
        stopped();
    }

    void stopped() throws IOException {}

    @Test
    void a_webhook_becomes_one_order_and_reserves_stock() {
        hub.count("SPINE-1", 100);

        shop.send(
                "acme",
                ShopifyShop.order(1001, List.of(new Line("SPINE-1", 3)), Instant.parse("2026-11-23T10:00:00Z")));

        JsonNode order = hub.order("acme", "1001");
        assertThat(order.path("channel").asText()).isEqualTo("shopify");
        assertThat(order.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(order.path("totals").path("total").path("amount").asText()).isEqualTo("30.00");
        assertThat(order.path("lines").path(0).path("sku").asText()).isEqualTo("SPINE-1");
        JsonNode stock = hub.stock("SPINE-1");
        assertThat(stock.path("reserved").decimalValue()).isEqualByComparingTo("3");
        assertThat(stock.path("available").decimalValue()).isEqualByComparingTo("97");
        JsonNode heard = onlyEntry(order, 0, 1);
        assertThat(heard.path("source").asText()).isEqualTo("webhook");
        assertThat(heard.path("mapping").asLong()).isEqualTo(mappingInForce());
        assertThat(change(heard, "status").path("to").asText()).isEqualTo("processing");
        assertThat(change(heard, "status").path("from").isMissingNode()).isTrue();

        String cancelled = Instant.parse("2026-11-23T11:00:00Z").toString();
        shop.send("acme", cancelled(1001, "SPINE-1", 3, cancelled));

        await("the update").until(() -> hub.order("acme", "1001").path("status").asText(), "cancelled"::equals);
        JsonNode update = onlyEntry(order, 1, 2);
        assertThat(update.path("mapping").asLong()).isEqualTo(mappingInForce());
        assertThat(change(update, "status").path("from").asText()).isEqualTo("processing");
        assertThat(change(update, "status").path("to").asText()).isEqualTo("cancelled");
        assertThat(hub.stock("SPINE-1").path("reserved").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void an_order_that_a_channel_sold_beyond_what_there_is_is_taken_and_named_short() {
        hub.count("SHORT-1", 1);

        shop.send("acme", ShopifyShop.order(1020, List.of(new Line("SHORT-1", 3)), Instant.now()));

        JsonNode order = hub.order("acme", "1020");
        assertThat(hub.stock("SHORT-1").path("available").decimalValue()).isEqualByComparingTo("-2");
        assertThat(hub.json("/api/v1/stock/short?sku=SHORT-1").path("items"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("orderId")).isEqualTo(order.path("id"));
                    assertThat(line.path("quantity").decimalValue()).isEqualByComparingTo("2");
                });
    }

    private JsonNode onlyEntry(JsonNode order, int at, int entries) {
        JsonNode timeline = hub.json("/api/v1/orders/" + order.path("id").asText() + "/timeline")
                .path("items");
        assertThat(timeline).hasSize(entries);
        return timeline.get(at);
    }

    private long mappingInForce() {
        return hub.json("/api/v1/mappings/shopify/order/publications")
                .path("items")
                .valueStream()
                .filter(publication -> publication.path("active").asBoolean())
                .mapToLong(publication -> publication.path("number").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode change(JsonNode entry, String path) {
        return entry.path("changes")
                .valueStream()
                .filter(one -> one.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + entry.path("changes")));
    }

    private static ShopifyShop.Delivery cancelled(long id, String sku, int quantity, String at) {
        return new ShopifyShop.Delivery(
                "cancelled-" + id,
                "orders/cancelled",
                ShopBodies.bytes(ShopBodies.shopifyOrder(id, sku, quantity, at).put("cancelled_at", at)));
    }

    @Test
    void the_same_delivery_again_changes_nothing() {
        hub.count("SPINE-2", 10);
        ShopifyShop.Delivery delivery = ShopifyShop.order(1002, List.of(new Line("SPINE-2", 2)), Instant.now());

        shop.send("acme", delivery);
        String again = shop.send("acme", delivery);

        hub.order("acme", "1002");
        await("the repeat is named")
                .until(() -> hub.get("/api/v1/messages/" + again).body(), body -> body.contains("\"duplicate\""));
        assertThat(hub.stock("SPINE-2").path("reserved").decimalValue()).isEqualByComparingTo("2");
    }

    @Test
    void an_order_that_cannot_be_mapped_is_parked_and_delays_no_other() {
        String parked = shop.send("acme", ShopifyShop.poison(1003, Instant.now()));
        shop.send("acme", ShopifyShop.order(1004, List.of(new Line("SPINE-4", 1)), Instant.now()));

        hub.order("acme", "1004");
        JsonNode message = await("parked")
                .until(
                        () -> tree(hub.get("/api/v1/messages/" + parked)),
                        found -> found.path("state").asText().equals("parked"));
        assertThat(message.path("code").asText()).isNotEmpty();
    }

    @Test
    void a_wrong_signature_is_refused_and_an_unknown_account_is_not_found() {
        ShopifyShop.Delivery delivery = ShopifyShop.order(1005, List.of(new Line("X", 1)), Instant.now());
        HttpRequest.Builder forged = hub.request("/webhooks/shopify/acme")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", ShopifyShop.sign("other".getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));

        HttpResponse<String> refused = RunningHub.send(forged);
        HttpResponse<String> unknown = hub.post("/webhooks/shopify/nobody", "{}");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(tree(refused).path("code").asText()).isEqualTo("signature_invalid");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(tree(unknown).path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void an_app_order_is_answered_after_its_commit_and_refused_when_short() {
        hub.count("SPINE-6", 5);

        HttpResponse<String> taken = hub.post("/api/v1/app/orders", appOrder("A-1", 3), "Idempotency-Key", "k1");
        HttpResponse<String> again = hub.post("/api/v1/app/orders", appOrder("A-1", 3), "Idempotency-Key", "k1");
        HttpResponse<String> shorted = hub.post("/api/v1/app/orders", appOrder("A-2", 3), "Idempotency-Key", "k2");
        HttpResponse<String> withoutKey = hub.post("/api/v1/app/orders", appOrder("A-3", 1));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(tree(taken).path("channel").asText()).isEqualTo("app");
        assertThat(tree(again).path("id")).isEqualTo(tree(taken).path("id"));
        assertThat(shorted.statusCode()).as(shorted.body()).isEqualTo(409);
        assertThat(tree(shorted).path("code").asText()).isEqualTo("stock_short");
        assertThat(shorted.body()).contains("SPINE-6");
        assertThat(tree(withoutKey).path("code").asText()).isEqualTo("idempotency_key_missing");
        assertThat(hub.stock("SPINE-6").path("available").decimalValue()).isEqualByComparingTo("2");
    }

    @Test
    void goods_of_unpaid_orders_are_let_go_once_however_many_look() throws Exception {
        hub.count("UNPAID-1", 30);
        for (int n = 0; n < 30; n++) {
            assertThat(take("unpaid-" + n, "unpaid-" + n, List.of("UNPAID-1")).statusCode())
                    .isEqualTo(201);
        }
        JdbcClient jdbc = hub.bean(JdbcClient.class);
        String due =
                "update app_hold set due_at = ? where order_id in (select id from orders where external_id like ?)";
        jdbc.sql(due)
                .params(Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")), "unpaid-%")
                .update();

        atOnce(4, n -> {
            hub.bean(AppHolds.class).expire();
            return null;
        });

        await("all are let go")
                .until(() ->
                        hub.stock("UNPAID-1").path("available").decimalValue().intValueExact() == 30);
        String expiries = "select count(*) from timeline t join orders o on o.id = t.order_id"
                + " where o.external_id like 'unpaid-%' and t.kind = 'expired'";
        assertThat(jdbc.sql(expiries).query(Integer.class).single()).isEqualTo(30);
        assertThat(hub.json("/api/v1/orders?account=shopping&externalId=unpaid-7")
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("expired");
        assertThat(hub.json("/api/v1/stock/check").path("items")).isEmpty();
    }

    @Test
    void three_hundred_takers_of_fifty_pieces_get_exactly_fifty() throws Exception {
        hub.count("RACE-1", 50);

        List<HttpResponse<String>> answers = atOnce(300, n -> take("race-" + n, "race-" + n, List.of("RACE-1")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(250)
                .allMatch(answer -> tree(answer).path("code").asText().equals("stock_short"));
        JsonNode stock = hub.stock("RACE-1");
        assertThat(stock.path("available").decimalValue()).isEqualByComparingTo("0");
        assertThat(stock.path("reserved").decimalValue()).isEqualByComparingTo("50");
        assertThat(hub.json("/api/v1/orders?sku=RACE-1&limit=200").path("items"))
                .hasSize(50);
    }

    @Test
    void unsorted_baskets_all_come_through() throws Exception {
        List<String> skus = List.of("BASKET-1", "BASKET-2", "BASKET-3", "BASKET-4", "BASKET-5");
        skus.forEach(sku -> hub.count(sku, 1000));

        List<HttpResponse<String>> answers = atOnce(100, n -> {
            List<String> shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, new Random(n));
            return take("basket-" + n, "basket-" + n, shuffled);
        });

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        for (String sku : skus) {
            assertThat(hub.stock(sku).path("reserved").decimalValue()).as(sku).isEqualByComparingTo("100");
        }
    }

    @Test
    void one_key_sent_twenty_times_at_once_is_one_order() throws Exception {
        hub.count("KEY-1", 100);

        List<HttpResponse<String>> answers = atOnce(20, n -> take("one-key", "one-order", List.of("KEY-1")));
        HttpResponse<String> again = take("one-key", "one-order", List.of("KEY-1"));
        HttpResponse<String> other = take("one-key", "another-order", List.of("KEY-1"));

        assertThat(answers)
                .allMatch(answer -> answer.statusCode() == 201
                        || answer.statusCode() == 409
                                && tree(answer).path("code").asText().equals("idempotency_running"));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .isNotEmpty()
                .allMatch(answer -> tree(answer).path("id").equals(tree(again).path("id")));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
        assertThat(tree(other).path("code").asText()).isEqualTo("idempotency_mismatch");
        assertThat(hub.json("/api/v1/orders?sku=KEY-1").path("items")).hasSize(1);
        assertThat(hub.stock("KEY-1").path("reserved").decimalValue()).isEqualByComparingTo("1");
    }

    /** What one database takes and the other refuses shows here: every list with every filter, every resource written once. */
    @Test
    void every_list_and_every_resource_works_on_this_database() {
        hub.count("ALL-1", 50);
        shop.send("acme", ShopifyShop.order(1010, List.of(new Line("ALL-1", 2)), Instant.now()));
        shop.send("acme", ShopifyShop.order(1011, List.of(new Line("ALL-UNKNOWN", 1)), Instant.now()));
        String order = hub.order("acme", "1010").path("id").asText();
        String buyer = hub.json("/api/v1/orders/" + order).at("/customer/id").asText();
        String other = hub.json(
                        "/api/v1/orders/" + hub.order("acme", "1011").path("id").asText())
                .at("/customer/id")
                .asText();

        written(201, "/api/v1/locations", "{\"id\":\"east\",\"name\":\"East\",\"priority\":5,\"country\":\"DE\"}");
        written(201, "/api/v1/kits", """
                {"sku":"ALL-KIT","name":"Two","components":[{"sku":"ALL-1","quantity":2}]}""");
        written(201, "/api/v1/transfers", """
                {"id":"T-1","from":"main","to":"east","lines":[{"sku":"ALL-1","quantity":3}]}""");
        written(200, "/api/v1/transfers/T-1/dispatch", "{}");
        written(201, "/api/v1/rates", """
                {"from":"USD","to":"EUR","rate":"0.9","source":"by hand","validAt":"2026-11-01T00:00:00Z"}""");
        written(201, "/api/v1/sku-mappings", """
                {"account":"acme","channelSku":"ALL-UNKNOWN","sku":"ALL-1"}""");
        written(201, "/api/v1/orders/" + order + "/notes", "{\"text\":\"called\"}");
        written(201, "/api/v1/orders/" + order + "/holds", "{\"code\":\"check\",\"detail\":\"address\"}");
        written(200, "/api/v1/customers/" + other + "/merge", "{\"into\":\"" + buyer + "\"}");
        written(200, "/api/v1/customers/" + other + "/unmerge", "{}");
        written(201, "/api/v1/keys", "{\"name\":\"reader\",\"scopes\":[\"orders:read\"]}");
        written(200, "/api/v1/accounts/acme/pause", "");
        written(200, "/api/v1/accounts/acme/resume", "");
        shop.send(
                "acme",
                new ShopifyShop.Delivery(
                        "edited-1010", "orders/edited", "{\"order_edit\":{\"order_id\":1010}}".getBytes(UTF_8)));

        for (String path : List.of(
                "/api/v1/orders?channel=shopify&account=acme&externalId=1010&status=processing&paymentStatus=paid&sku=ALL-1"
                        + "&from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z",
                "/api/v1/orders?changedAfter=2020-01-01T00:00:00Z&limit=1",
                "/api/v1/orders?customer=" + buyer,
                "/api/v1/orders?customer=buyer1010@example.com",
                "/api/v1/orders/" + order + "/timeline?limit=1",
                "/api/v1/orders/" + order + "/messages?limit=1",
                "/api/v1/customers?email=buyer1010@example.com&country=DE",
                "/api/v1/stock?limit=2",
                "/api/v1/stock/ledger?sku=ALL-1&limit=1",
                "/api/v1/stock/ledger?sku=ALL-1&asOf=" + Instant.now(),
                "/api/v1/stock/short?sku=ALL-1",
                "/api/v1/stock/check",
                "/api/v1/stock/allocation-rules",
                "/api/v1/messages?state=parked&account=acme&limit=1",
                "/api/v1/messages/groups?account=acme",
                "/api/v1/sku-mappings?account=acme&channelSku=ALL-UNKNOWN&sku=ALL-1",
                "/api/v1/sku-mappings/unmapped?account=acme",
                "/api/v1/rates?from=USD&to=EUR",
                "/api/v1/kits/ALL-KIT",
                "/api/v1/transfers/T-1",
                "/api/v1/locations/east",
                "/api/v1/keys?limit=1",
                "/api/v1/feed/set-aside",
                "/api/v1/audit?object=account:acme&limit=1",
                "/api/v1/audit/check",
                "/api/v1/mappings/shopify/order/publications",
                "/api/v1/accounts/acme")) {
            followed(path);
        }
        await("the mapped order reserves by itself")
                .until(() -> hub.stock("ALL-1").path("reserved").decimalValue().intValue() == 3);
        await("the read that was asked for was tried")
                .until(() -> hub
                        .bean(JdbcTemplate.class)
                        .queryForList(
                                "select attempts from read_task where account = 'acme' and external_id = '1010'",
                                Integer.class)
                        .stream()
                        .anyMatch(attempts -> attempts > 0));
    }

    /** To the last page. */
    private void followed(String path) {
        String next = path;
        for (int page = 0; page < 3 && next != null; page++) {
            HttpResponse<String> answer = hub.get(next.replace(" ", "%20"));
            assertThat(answer.statusCode()).as(next + ": " + answer.body()).isEqualTo(200);
            String cursor = tree(answer).path("next").asText(null);
            next = cursor == null ? null : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
        }
    }

    private void written(int status, String path, String body) {
        HttpResponse<String> answer = hub.post(path, body, "Idempotency-Key", path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
    }

    /** As an app does: while so many wait that there is no answer in time, it hears 503 and comes again with its key. */
    private HttpResponse<String> take(String key, String externalId, List<String> skus) {
        String lines = skus.stream()
                .map(sku -> "{\"sku\":\"%s\",\"name\":\"Shirt\",\"quantity\":1,\"unitPrice\":\"9.90\"}".formatted(sku))
                .collect(Collectors.joining(","));
        String order = """
                {"externalId":"%s","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "lines":[%s]}""".formatted(externalId, lines);
        return await("an answer to " + key)
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> hub.post("/api/v1/app/orders", order, "Idempotency-Key", key),
                        answer -> answer.statusCode() != 503 || !comesAgain(answer));
    }

    private static boolean comesAgain(HttpResponse<String> answer) {
        return tree(answer).path("code").asText().equals("database_unavailable")
                && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0;
    }

    private static List<HttpResponse<String>> atOnce(int times, IntFunction<HttpResponse<String>> call)
            throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<HttpResponse<String>>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int n = i;
                running.add(callers.submit(() -> {
                    start.await();
                    return call.apply(n);
                }));
            }
            start.countDown();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private static String appOrder(String externalId, int quantity) {
        return """
                {"externalId":"%s","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "customer":{"name":"Ana App","email":"ana@example.com"},
                 "lines":[{"sku":"SPINE-6","name":"Shirt","quantity":%d,"unitPrice":"9.90"}],
                 "payments":[{"method":"card","status":"completed","amount":"29.70"}]}""".formatted(externalId, quantity);
    }
}
