package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Apps order, the catalogue and its customers change, tills read on. */
class AppAndCatalogueIT {

    private static final String ORDERS = "/api/v1/app/orders";

    private static RunningHub hub;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start("hub.app.sweep=300");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void an_order_keeps_all_that_the_app_says_and_is_compared_with_the_catalogue() {
        hub.count("APP-1", 10);
        price("APP-1", "8.50");
        ObjectNode order = order("shopping", "ALL-1", "APP-1", 2, "8.50");
        order.putObject("shippingAddress")
                .put("name", "Ada Example")
                .put("line1", "1 Quay")
                .put("city", "Kiel")
                .put("postcode", "24103")
                .put("country", "de")
                .putObject("position")
                .put("lat", 54.32)
                .put("lon", 10.14);
        order.putObject("deliveryWindow").put("from", "2026-11-25T08:00:00Z").put("to", "2026-11-25T10:00:00Z");
        order.putArray("coupons")
                .addObject()
                .put("code", "APP5")
                .put("kind", "loyalty")
                .put("amount", "5.00");
        ((ObjectNode) order.at("/lines/0")).putArray("images").addObject().put("url", "https://cdn.example/mug.png");
        order.put("notes", "Ring twice").putObject("campaign").put("id", "x-7").put("card", "4111 1111 1111 1111");

        HttpResponse<String> answer = take(order, "all-1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode taken = tree(answer);
        assertThat(taken.path("findings")).isEmpty();
        assertThat(taken.path("note").asText()).isEqualTo("Ring twice");
        assertThat(taken.at("/extensions/deliveryWindow/from").asText()).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(taken.at("/extensions/position/lat").decimalValue()).isEqualByComparingTo("54.32");
        assertThat(taken.at("/extensions/campaign/id").asText()).isEqualTo("x-7");
        assertThat(taken.at("/extensions/campaign/card").asText()).isEqualTo("***removed***");
        assertThat(taken.at("/lines/0/extensions/images/0/url").asText()).isEqualTo("https://cdn.example/mug.png");
        assertThat(taken.at("/discounts/0/code").asText()).isEqualTo("APP5");
        assertThat(taken.at("/discounts/0/kind").asText()).isEqualTo("loyalty");
        assertThat(taken.at("/totals/total/amount").asText()).isEqualTo("12.00");
        assertThat(taken.at("/totals/imbalance/amount").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void what_is_odd_is_a_finding_never_a_refusal() {
        hub.count("APP-2", 10);
        hub.count("APP-3", 10);
        price("APP-2", "8.50");
        ObjectNode order = order("shopping", "ODD-1", "APP-2", 1, "7.50");
        line(order, "APP-3", 1, "3.00");
        order.putObject("shippingAddress")
                .put("line1", "1 Quay")
                .put("postcode", "2410")
                .put("country", "DE");
        order.putObject("position").put("lat", 0).put("lon", 0);

        HttpResponse<String> answer = take(order, "odd-1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(findings(tree(answer)))
                .containsExactlyInAnyOrder(
                        "price_differs $.lines[1].unitPrice",
                        "price_unknown $.lines[2].unitPrice",
                        "address_incomplete $.shippingAddress.city",
                        "address_unverified $.shippingAddress.postcode",
                        "position_unverified $.extensions.position");
        assertThat(tree(answer).path("findings").toString()).contains("7.50 (expected: 8.50)");
        // The price of then counts: the catalogue is cheaper only from now on.
        price("APP-2", "7.50");
        ObjectNode late = order("shopping", "ODD-2", "APP-2", 1, "8.50")
                .put("placedAt", Instant.now().minus(Duration.ofHours(2)).toString());
        assertThat(findings(tree(take(late, "odd-2")))).containsExactly("price_unknown $.lines[1].unitPrice");
    }

    @Test
    void every_fault_of_an_order_is_named_once() {
        ObjectNode order = order("shopping", "4111 1111 1111 1111", "X", 1, "1.00");
        line(order, "X", 1, "ten").put("quantity", "two").put("id", "1");
        order.putObject("deliveryWindow").put("from", "tomorrow");
        order.putArray("coupons").addObject().put("kind", "stolen");

        HttpResponse<String> answer = take(order, "faults-1");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(tree(answer).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "/externalId",
                        "/lines/1/id",
                        "/lines/1/quantity",
                        "/lines/1/unitPrice",
                        "/deliveryWindow/from",
                        "/deliveryWindow/to",
                        "/coupons/0/code",
                        "/coupons/0/kind");
        assertThat(tree(take(order("shopping", "YEAR-1", "X", 1, "1.00").put("placedAt", "0001-01-01T00:00:00Z"), "y"))
                        .path("code")
                        .asText())
                .isEqualTo("schema_invalid");
    }

    @Test
    void a_device_says_what_it_wants_and_its_back_end_that_it_was_paid() {
        hub.count("APP-4", 10);
        String device = key("app");
        String backEnd = key("app-backend");
        ObjectNode order = paid(order("shopping", "PAID-1", "APP-4", 1, "5.00"), "completed");

        HttpResponse<String> refused = take(order, "paid-1", device);
        HttpResponse<String> taken = take(paid(order, "pending"), "paid-1", device);
        String payments = ORDERS + "/" + tree(taken).path("id").asText() + "/payments";
        String payment =
                "{\"id\":\"1\",\"method\":\"wallet\",\"status\":\"completed\",\"amount\":\"5.00\",\"currency\":\"EUR\",\"reference\":\"gw-7\"}";

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(tree(refused).path("code").asText()).isEqualTo("forbidden");
        assertThat(tree(refused).at("/errors/0/path").asText()).isEqualTo("/payments/0/status");
        assertThat(tree(taken).path("paymentStatus").asText()).isEqualTo("pending");
        assertThat(send(payments, payment, "pay-1", device).statusCode()).isEqualTo(403);
        HttpResponse<String> told = send(payments, payment, "pay-1", backEnd);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(tree(told).path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(tree(told).path("status").asText()).isEqualTo("processing");
        assertThat(tree(told).path("payments")).hasSize(1);
        assertThat(tree(told).at("/totals/paid/amount").asText()).isEqualTo("5.00");
        assertThat(tree(send(payments, payment, "pay-2", backEnd)).path("revision"))
                .isEqualTo(tree(told).path("revision"));
        assertThat(take(paid(order("shopping", "PAID-2", "APP-4", 1, "5.00"), "paid"), "paid-2", backEnd)
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(payments, "{\"status\":\"settled\"}", "pay-3", backEnd).body())
                .contains("/id", "/method", "/status", "/amount", "/currency");
        assertThat(send(ORDERS + "/none/payments", payment, "pay-4", backEnd).statusCode())
                .isEqualTo(404);
    }

    @Test
    void goods_that_nobody_pays_are_let_go_and_a_payment_that_comes_later_is_named() {
        hub.count("APP-5", 3);
        app("hasty", "\"unpaidHold\":\"PT1S\"");

        JsonNode unpaid = tree(take(paid(order("hasty", "HOLD-1", "APP-5", 2, "5.00"), "pending"), "hold-1"));
        ObjectNode later = paid(order("hasty", "HOLD-2", "APP-5", 1, "5.00"), "pending");
        ((ObjectNode) later.at("/payments/0")).put("method", "cash_on_delivery");
        JsonNode atTheDoor = tree(take(later, "hold-2"));
        String id = unpaid.path("id").asText();

        JsonNode expired = await("expired")
                .until(
                        () -> hub.json("/api/v1/orders/" + id),
                        order -> order.path("status").asText().equals("expired"));
        assertThat(expired.path("findings").toString()).doesNotContain("paid_after_expiry");
        assertThat(hub.stock("APP-5").path("available").decimalValue()).isEqualByComparingTo("2");
        assertThat(hub.json("/api/v1/orders/" + id + "/timeline").toString()).contains("\"kind\":\"expired\"");
        String payment =
                "{\"id\":\"1\",\"method\":\"wallet\",\"status\":\"completed\",\"amount\":\"10.00\",\"currency\":\"EUR\"}";
        JsonNode paid = tree(hub.post(ORDERS + "/" + id + "/payments", payment, "Idempotency-Key", "hold-1-paid"));
        assertThat(findings(paid)).contains("paid_after_expiry $.paymentStatus");
        assertThat(paid.path("status").asText()).isEqualTo("processing");
        assertThat(hub.stock("APP-5").path("available").decimalValue()).isEqualByComparingTo("0");
        assertThat(hub.json("/api/v1/orders/" + atTheDoor.path("id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("pending");
    }

    @Test
    void an_app_that_is_too_old_or_switched_off_is_told_so_and_what_it_buffered_is_taken() {
        hub.count("APP-6", 10);
        app("aged", "\"name\":\"Aged\",\"leastVersion\":\"3.10\"");
        ObjectNode order = order("aged", "OLD-1", "APP-6", 1, "5.00").put("appVersion", "3.9.1");

        assertThat(tree(take(order, "old-1")).path("code").asText()).isEqualTo("app_outdated");
        JsonNode buffered = tree(take(order.deepCopy().put("offline", true), "old-1"));
        assertThat(findings(buffered)).contains("app_outdated $.extensions.appVersion");
        assertThat(take(order("aged", "OLD-2", "APP-6", 1, "5.00").put("appVersion", "3.10"), "old-2")
                        .statusCode())
                .isEqualTo(201);
        JsonNode aged = hub.json("/api/v1/apps/aged");
        assertThat(hub.put("/api/v1/apps/aged", "{\"status\":\"inactive\"}", "If-Match", "\"7\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(hub.put(
                                "/api/v1/apps/aged",
                                "{\"status\":\"inactive\"}",
                                "If-Match",
                                aged.path("version").asText())
                        .statusCode())
                .isEqualTo(200);
        assertThat(tree(take(order("aged", "OLD-3", "APP-6", 1, "5.00"), "old-3"))
                        .path("code")
                        .asText())
                .isEqualTo("app_inactive");
        assertThat(hub.post(
                                "/api/v1/apps",
                                "{\"id\":\"a/b\",\"leastVersion\":\"new\",\"unpaidHold\":\"soon\",\"status\":\"x\"}")
                        .body())
                .contains("/id", "/leastVersion", "/unpaidHold", "/status");
        assertThat(hub.json("/api/v1/apps").path("items").findValuesAsText("id"))
                .contains("aged");
        assertThat(RunningHub.send(hub.request("/api/v1/apps/aged").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(take(order("aged", "OLD-3", "APP-6", 1, "5.00"), "old-3").statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_order_kept_offline_is_sent_again_safely() {
        hub.count("APP-7", 5);
        ObjectNode order = order("shopping", "OFF-1", "APP-7", 2, "5.00")
                .put("placedAt", Instant.now().minus(Duration.ofDays(2)).toString())
                .put("offline", true);

        JsonNode first = tree(take(order, "off-1"));
        JsonNode again = tree(take(order, "off-1"));
        JsonNode otherKey = tree(take(order, "off-2"));
        ObjectNode other = order.deepCopy();
        ((ObjectNode) other.at("/lines/0")).put("quantity", 3);

        assertThat(again).isEqualTo(first);
        assertThat(otherKey).isEqualTo(first);
        assertThat(tree(take(other, "off-1")).path("code").asText()).isEqualTo("idempotency_mismatch");
        HttpResponse<String> conflict = take(other, "off-3");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(tree(conflict).path("code").asText()).isEqualTo("conflict");
        assertThat(hub.stock("APP-7").path("available").decimalValue()).isEqualByComparingTo("3");
        assertThat(hub.json("/api/v1/orders?account=shopping&externalId=OFF-1").path("items"))
                .hasSize(1);
    }

    @Test
    void a_product_makes_its_sku_known_and_orders_that_waited_for_it_go_on() {
        JsonNode order = tree(take(order("shopping", "WAIT-1", "APP-NEW", 2, "5.00"), "wait-1"));
        assertThat(order.at("/lines/0/sku").isMissingNode()).isTrue();

        HttpResponse<String> made = hub.post(
                "/api/v1/products",
                "{\"sku\":\"APP-NEW\",\"name\":{\"en\":\"New mug\"},\"barcodes\":[\"4006381333931\"]}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = "/api/v1/orders/" + order.path("id").asText();
        await("folded again")
                .until(() -> hub.json(path).at("/lines/0/sku").asText().equals("APP-NEW"));
        assertThat(hub.stock("APP-NEW").path("reserved").decimalValue()).isEqualByComparingTo("2");
        assertThat(hub.json("/api/v1/products?barcode=4006381333931")
                        .at("/items/0/sku")
                        .asText())
                .isEqualTo("APP-NEW");
        assertThat(hub.json("/api/v1/products?q=new").path("items")).hasSize(1);
        hub.put("/api/v1/products/APP-NEW", "{\"name\":\"Newer\"}", "If-Match", "\"1\"");
        assertThat(hub.json("/api/v1/products/APP-NEW/history")
                        .at("/items/0/by")
                        .asText())
                .isEqualTo("admin");
        assertThat(hub.json("/api/v1/audit?object=product:APP-NEW").path("items"))
                .hasSize(2);
        await("told").until(() -> told("APP-NEW:2:product.changed"));
    }

    @Test
    void a_till_reads_on_from_its_cursor_and_names_nobody_without_the_scope() {
        String till = key("till");
        TillSide.registered(hub, "till-feed");
        String cursor = readAll(till, "terminal=till-feed").path("cursor").asText();

        hub.post("/api/v1/products", "{\"sku\":\"FEED-1\",\"name\":\"Fed\"}");
        price("FEED-1", "4.00");
        hub.post(
                "/api/v1/prices",
                "{\"sku\":\"FEED-1\",\"currency\":\"EUR\",\"amount\":\"3.00\",\"validFrom\":\"2199-01-01T00:00:00Z\"}");
        hub.count("FEED-1", 7);
        String customer = tree(hub.post(
                        "/api/v1/customers", "{\"name\":\"Fay Feed\",\"email\":\"fay@example.com\",\"tier\":\"gold\"}"))
                .path("id")
                .asText();

        JsonNode items = await("all four")
                .until(
                        () -> feed(till, "since=" + cursor + "&terminal=till-feed")
                                .path("items"),
                        read -> of(read, "customer", customer) != null && of(read, "stock", "FEED-1") != null);
        assertThat(of(items, "product", "FEED-1").at("/name/und").asText()).isEqualTo("Fed");
        assertThat(of(items, "price", "FEED-1").path("prices").findValuesAsText("amount"))
                .containsExactly("4.00", "3.00");
        assertThat(of(items, "stock", "FEED-1").path("available").decimalValue())
                .isEqualByComparingTo("7");
        assertThat(of(items, "customer", customer).toString())
                .contains("gold")
                .doesNotContain("Fay", "fay@example.com");
        assertThat(of(feed(RunningHub.ADMIN_KEY, "since=" + cursor).path("items"), "customer", customer)
                        .path("name")
                        .asText())
                .isEqualTo("Fay Feed");

        JsonNode page = feed(till, "kinds=products,prices&limit=1");
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("more").asBoolean()).isTrue();
        JsonNode next = feed(till, "limit=1&since=" + page.path("cursor").asText());
        assertThat(next.path("items")).hasSize(1).doesNotContain(page.at("/items/0"));
        HttpResponse<String> others = hub.get(
                "/api/v1/pos/feed?kinds=stock&since=" + page.path("cursor").asText());
        assertThat(others.statusCode()).isEqualTo(422);
        assertThat(hub.get("/api/v1/pos/feed?kinds=mugs").body()).contains("kinds: unknown");
        hub.put("/api/v1/terminals/till-feed", "{\"status\":\"maintenance\"}");
        assertThat(tree(hub.get("/api/v1/pos/feed?terminal=till-feed"))
                        .path("code")
                        .asText())
                .isEqualTo("terminal_inactive");
        assertThat(hub.get("/api/v1/pos/feed?terminal=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void customers_are_written_with_a_history_and_found_by_what_orders_show() {
        String body =
                "{\"name\":\"Cara Case\",\"email\":\"cara@example.com\",\"type\":\"wholesale\",\"consent\":{\"sms\":false}}";
        HttpResponse<String> made = hub.post("/api/v1/customers", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = "/api/v1/customers/" + tree(made).path("id").asText();
        Instant then = Instant.parse(tree(made).path("changedAt").asText());

        assertThat(tree(hub.post("/api/v1/customers", body)).path("code").asText())
                .isEqualTo("conflict");
        assertThat(hub.put(path, "{\"name\":\"Cara\"}", "If-Match", "\"7\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> changed = hub.put(
                path, "{\"name\":\"Cara Case\",\"email\":\"cara@example.com\",\"tier\":\"gold\"}", "If-Match", "\"1\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(hub.put(path, "{\"email\":\"cara\"}").body()).contains("/email");
        ObjectNode order = order("shopping", "CARA-1", "CARA-1", 1, "1.00");
        order.putObject("customer").put("email", "Cara@Example.com").put("phone", "+49 171 7654321");
        JsonNode taken = tree(take(order, "cara-1"));

        assertThat(path).endsWith(taken.at("/customer/id").asText());
        JsonNode history = hub.json(path + "/history").path("items");
        assertThat(history.findValuesAsText("revision")).containsExactly("3", "2");
        assertThat(history.at("/0/by").asText()).startsWith("order:");
        assertThat(history.at("/0/changed").toString()).isEqualTo("[\"email\",\"phone\"]");
        assertThat(history.at("/1/before/type").asText()).isEqualTo("wholesale");
        assertThat(hub.json("/api/v1/customers?changedAfter=" + then.minusMillis(1))
                        .path("items")
                        .findValuesAsText("tier"))
                .contains("gold");
        assertThat(hub.get("/api/v1/audit?limit=200").body())
                .contains("customer.create", "customer.change")
                .doesNotContain("Cara", "cara@");
        await("told").until(() -> told(path.substring(path.lastIndexOf('/') + 1) + ":3:customer.changed"));
    }

    @Test
    void a_flow_that_is_called_by_http_answers_as_the_api_does() {
        hub.count("WINDOW/1", 7);
        take(order("shopping", "WINDOW-1", "WINDOW/1", 2, "5.00"), "window-1");

        HttpResponse<String> answer = hub.get("/camel/availability?sku=WINDOW%2F1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"sku\":\"WINDOW/1\",\"available\":5}");

        HttpResponse<String> unknown = hub.get("/camel/availability?sku=NEVER-COUNTED");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(tree(unknown).path("code").asText()).isEqualTo("not_found");
        assertThat(tree(unknown).path("detail").asText())
                .isEqualTo("sku: NEVER-COUNTED (expected: one that was counted)");

        assertThat(hub.get("/camel/availability").statusCode()).isEqualTo(422);
        assertThat(RunningHub.send(hub.request("/camel/availability?sku=X")
                                .setHeader("X-API-Key", key("app"))
                                .GET())
                        .statusCode())
                .isEqualTo(403);
        assertThat(tree(hub.get("/openapi.json")).at("/paths").toString())
                .contains("\"/camel/availability\":{\"get\":");
    }

    @Test
    void everything_new_is_described() {
        String api = hub.get("/openapi.json").body();
        assertThat(api)
                .contains(
                        "\"/api/v1/products/{sku}\"",
                        "\"/api/v1/prices/history\"",
                        "\"/api/v1/pos/feed\"",
                        "\"/api/v1/apps/{id}\"",
                        "\"/api/v1/app/orders/{id}/payments\"",
                        "\"/api/v1/customers/{id}/history\"");
        assertThat(RunningHub.tree(hub.get("/openapi.json")).at("/info/title").textValue())
                .isEqualTo("Crossdock");
        assertThat(RunningHub.tree(hub.get("/openapi.json"))
                        .at("/components/securitySchemes/apiKey/name")
                        .textValue())
                .isEqualTo("X-API-Key");
        assertThat(hub.get("/asyncapi.json").body())
                .contains("crossdock.product.changed", "crossdock.price.changed", "crossdock.customer.changed");
    }

    private static JsonNode feed(String apiKey, String query) {
        HttpResponse<String> answer = RunningHub.send(hub.request("/api/v1/pos/feed?" + query)
                .setHeader("X-API-Key", apiKey)
                .GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer);
    }

    private static JsonNode readAll(String apiKey, String query) {
        JsonNode read = feed(apiKey, query);
        while (read.path("more").asBoolean()) {
            read = feed(apiKey, query + "&since=" + read.path("cursor").asText());
        }
        return read;
    }

    /** Null where it was not read. */
    private static JsonNode of(JsonNode items, String kind, String id) {
        for (JsonNode item : items) {
            if (item.path("kind").asText().equals(kind)
                    && item.path("id").asText().equals(id)) {
                return item.path("data");
            }
        }
        return null;
    }

    private static boolean told(String event) {
        return hub.bean(JdbcClient.class)
                        .sql("select count(*) from outbox where published_at is not null and events like ?")
                        .param("%\"" + event + "\"%")
                        .query(Long.class)
                        .single()
                == 1;
    }

    private static ObjectNode order(String app, String externalId, String sku, int quantity, String price) {
        ObjectNode order = Json.MAPPER.createObjectNode();
        order.put("externalId", externalId)
                .put("app", app)
                .put("placedAt", Instant.now().toString())
                .put("currency", "EUR");
        order.putArray("lines");
        line(order, sku, quantity, price);
        return order;
    }

    private static ObjectNode line(ObjectNode order, String sku, int quantity, String price) {
        return ((ArrayNode) order.path("lines"))
                .addObject()
                .put("sku", sku)
                .put("quantity", quantity)
                .put("unitPrice", price);
    }

    /** Altogether by one payment of that status. */
    private static ObjectNode paid(ObjectNode order, String status) {
        JsonNode line = order.at("/lines/0");
        order.putArray("payments")
                .addObject()
                .put("method", "wallet")
                .put("status", status)
                .put(
                        "amount",
                        line.path("quantity")
                                .decimalValue()
                                .multiply(new java.math.BigDecimal(
                                        line.path("unitPrice").asText()))
                                .toPlainString());
        return order;
    }

    private static HttpResponse<String> take(ObjectNode order, String key) {
        return hub.post(ORDERS, order.toString(), "Idempotency-Key", key);
    }

    private static HttpResponse<String> take(ObjectNode order, String key, String apiKey) {
        return send(ORDERS, order.toString(), key, apiKey);
    }

    private static HttpResponse<String> send(String path, String body, String key, String apiKey) {
        return RunningHub.send(hub.request(path)
                .setHeader("X-API-Key", apiKey)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static void price(String sku, String amount) {
        HttpResponse<String> answer = hub.post(
                "/api/v1/prices", "{\"sku\":\"" + sku + "\",\"currency\":\"EUR\",\"amount\":\"" + amount + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void app(String id, String more) {
        HttpResponse<String> answer = hub.post("/api/v1/apps", "{\"id\":\"" + id + "\"," + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String key(String role) {
        return tree(hub.post("/api/v1/keys", "{\"name\":\"" + role + "\",\"role\":\"" + role + "\"}"))
                .path("text")
                .asText();
    }

    private static List<String> findings(JsonNode order) {
        return StreamSupport.stream(order.path("findings").spliterator(), false)
                .map(finding -> finding.path("code").asText() + " "
                        + finding.path("path").asText())
                .toList();
    }
}
