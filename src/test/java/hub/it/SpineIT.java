package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A signed webhook goes in; one order, its stock, its timeline and its events come out. */
class SpineIT {

    private static RunningHub hub;
    private static ShopifyShop shop;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start();
        shop = new ShopifyShop(hub.url(""));
        HttpResponse<String> created = hub.post("/api/v1/accounts", ShopifyShop.account("acme"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

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
        assertThat(hub.json("/api/v1/orders/" + order.path("id").asText() + "/timeline")
                        .path("items"))
                .hasSize(1);
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

    private static String appOrder(String externalId, int quantity) {
        return """
                {"externalId":"%s","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "customer":{"name":"Ana App","email":"ana@example.com"},
                 "lines":[{"sku":"SPINE-6","name":"Shirt","quantity":%d,"unitPrice":"9.90"}],
                 "payments":[{"method":"card","status":"completed","amount":"29.70"}]}""".formatted(externalId, quantity);
    }
}
