package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ways in which the two platforms send, and what accounts have to do with it. */
class WebhooksIT {

    private static RunningHub hub;
    private static SignedCalls calls;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start();
        calls = new SignedCalls(hub);
        calls.shopifyAccount("shop");
        calls.wooAccount("woo");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void the_unsigned_activation_ping_is_answered_exactly_200_and_is_no_message() {
        HttpResponse<String> ping = send(calls.plain("/webhooks/woocommerce/woo", "webhook_id=12".getBytes(UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded"));
        HttpResponse<String> more = send(calls.plain("/webhooks/woocommerce/woo", "webhook_id=12&id=1".getBytes(UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEmpty();
        assertThat(ping.headers().firstValue("X-Message-Id")).isEmpty();
        assertThat(more.statusCode()).isEqualTo(401);
    }

    @Test
    void a_secret_that_the_platform_signs_html_decoded_is_known_as_it_was_typed() {
        calls.account("""
                {"id":"decoded","connector":"woocommerce","settings":{"url":"https://decoded.example"},
                 "secrets":{"webhookSecret":"a&amp;b&lt;c&#039;d"}}""");
        byte[] body = "{\"id\":1}".getBytes(UTF_8);
        HttpRequest.Builder call = calls.plain("/webhooks/woocommerce/decoded", body)
                .header("X-WC-Webhook-Topic", "product.updated")
                .header("X-WC-Webhook-Signature", SignedCalls.sign("a&b<c'd", body));

        assertThat(send(call).statusCode()).isEqualTo(202);
    }

    @Test
    void several_events_of_one_second_are_all_heard_though_their_delivery_ids_are_one() {
        String created = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":7}".getBytes(UTF_8)));
        String updated = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":8}".getBytes(UTF_8)));
        String again = SignedCalls.taken(calls.woo("woo", "customer.created", "{\"id\":8}".getBytes(UTF_8)));

        assertThat(List.of(state(created), state(updated))).containsOnly("kept");
        assertThat(state(again)).isEqualTo("duplicate");
    }

    @Test
    void old_and_new_header_names_of_shopify_mean_the_same() {
        byte[] body = order(31, "2026-11-23T10:00:00Z");
        HttpRequest.Builder call = calls.plain("/webhooks/shopify/shop", body)
                .header("shopify-topic", "orders/create")
                .header("shopify-shop-domain", "shop.example")
                .header("shopify-webhook-id", "new-names")
                .header("shopify-hmac-sha256", SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "shop", body));

        assertThat(state(SignedCalls.taken(call))).isEqualTo("processed");
        assertThat(hub.order("shop", "31").path("externalId").asText()).isEqualTo("31");
    }

    @Test
    void while_a_secret_rotates_both_are_valid_and_afterwards_the_new_one_only() {
        calls.account("""
                {"id":"rotating","connector":"shopify","settings":{"shop":"rotating.example"},
                 "secrets":{"clientSecret":["shpss_new","shpss_old"]}}""");

        assertThat(signedWith("shpss_old")).isEqualTo(202);
        assertThat(signedWith("shpss_new")).isEqualTo(202);
        JsonNode account = hub.json("/api/v1/accounts/rotating");
        assertThat(account.toString()).doesNotContain("shpss_");
        HttpResponse<String> changed = hub.put(
                "/api/v1/accounts/rotating",
                "{\"secrets\":{\"clientSecret\":[\"shpss_new\"]}}",
                "If-Match",
                account.path("version").asText());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(signedWith("shpss_old")).isEqualTo(401);
        assertThat(signedWith("shpss_new")).isEqualTo(202);
    }

    @Test
    void a_signed_body_that_names_another_shop_is_401() {
        byte[] other = "{\"shop_domain\":\"other.example\",\"shop_id\":1}".getBytes(UTF_8);
        byte[] own = "{\"shop_domain\":\"shop.example\",\"shop_id\":1}".getBytes(UTF_8);

        HttpResponse<String> refused = send(calls.shopify("shop", "shop/redact", other));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(tree(refused).path("code").asText()).isEqualTo("signature_invalid");
        assertThat(state(SignedCalls.taken(calls.shopify("shop", "shop/redact", own))))
                .isEqualTo("kept");
    }

    @Test
    void hints_queue_a_read() {
        String known = SignedCalls.taken(calls.shopify("shop", "orders/create", order(40, "2026-11-23T10:00:00Z")));
        assertThat(state(known)).isEqualTo("processed");
        List<String> messages = List.of(
                SignedCalls.taken(calls.shopify(
                        "shop", "orders/edited", "{\"order_edit\":{\"id\":9,\"order_id\":41}}".getBytes(UTF_8))),
                SignedCalls.taken(calls.shopify("shop", "orders/delete", "{\"id\":42}".getBytes(UTF_8))),
                SignedCalls.taken(calls.woo("woo", "order.deleted", "{\"id\":43}".getBytes(UTF_8))),
                SignedCalls.taken(calls.shopify(
                        "shop", "app/uninstalled", "{\"id\":1,\"domain\":\"shop.example\"}".getBytes(UTF_8))));

        messages.forEach(message -> assertThat(state(message)).isIn("processed", "stale"));
        assertThat(waitingReads("shop")).contains("41", "42").containsAnyOf("40", "31");
        assertThat(waitingReads("woo")).contains("43");
    }

    @Test
    void what_nobody_works_off_is_kept_and_an_unknown_topic_waits_for_a_person() {
        byte[] body = "{\"id\":5}".getBytes(UTF_8);
        for (String topic : List.of("products/update", "inventory_levels/update")) {
            assertThat(state(SignedCalls.taken(calls.shopify("shop", topic, body))))
                    .as(topic)
                    .isEqualTo("processed");
        }
        for (String topic : List.of("customers/data_request", "customers/redact", "shop/redact")) {
            assertThat(state(SignedCalls.taken(calls.shopify("shop", topic, body))))
                    .as(topic)
                    .isEqualTo("kept");
        }
        JsonNode unknown =
                calls.ended(SignedCalls.taken(calls.shopify("shop", "moon/landed", "{\"id\":5}".getBytes(UTF_8))));
        JsonNode none =
                calls.ended(SignedCalls.taken(calls.plain("/webhooks/shopify/shop", "{\"id\":6}".getBytes(UTF_8))
                        .header(
                                "X-Shopify-Hmac-Sha256",
                                SignedCalls.sign(SignedCalls.SHOPIFY_SECRET + "shop", "{\"id\":6}".getBytes(UTF_8)))));

        assertThat(unknown.path("state").asText()).isEqualTo("parked");
        assertThat(unknown.path("code").asText()).isEqualTo("topic_unknown");
        JsonNode chatty = calls.ended(
                SignedCalls.taken(calls.shopify("shop", "orders/create Ida Berg", "{\"id\":7}".getBytes(UTF_8))));

        assertThat(chatty.path("code").asText()).isEqualTo("topic_unknown");
        assertThat(chatty.path("topic").asText()).isEqualTo("unusable");
        assertThat(chatty.toString()).doesNotContain("Ida");
        assertThat(none.path("state").asText()).isEqualTo("parked");
        assertThat(none.path("code").asText()).isEqualTo("topic_unknown");
    }

    @Test
    void what_comes_for_a_paused_account_is_kept_and_worked_off_in_order_on_resume() {
        calls.shopifyAccount("resting");
        assertThat(hub.post("/api/v1/accounts/resting/pause", "").statusCode()).isLessThan(300);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            kept.add(SignedCalls.taken(
                    calls.shopify("resting", "orders/updated", order(60, "2026-11-23T10:00:0" + i + "Z"))));
            assertThat(state(kept.get(i))).isEqualTo("kept");
        }

        assertThat(hub.post("/api/v1/accounts/resting/resume", "").statusCode()).isLessThan(300);

        List<Instant> handled = new ArrayList<>();
        for (String message : kept) {
            JsonNode ended = await("worked off")
                    .until(
                            () -> calls.ended(message),
                            one -> !one.path("state").asText().equals("kept"));
            assertThat(ended.path("state").asText()).isEqualTo("processed");
            handled.add(Instant.parse(ended.path("handledAt").asText()));
        }
        assertThat(handled).isSorted();
        assertThat(hub.order("resting", "60").path("externalId").asText()).isEqualTo("60");
    }

    @Test
    void maintenance_keeps_and_error_processes_as_ever() {
        calls.shopifyAccount("fixing");
        status("fixing", "maintenance");
        String kept = SignedCalls.taken(calls.shopify("fixing", "orders/create", order(70, "2026-11-23T10:00:00Z")));
        assertThat(state(kept)).isEqualTo("kept");

        status("fixing", "error");
        String asEver = SignedCalls.taken(calls.shopify("fixing", "orders/create", order(71, "2026-11-23T10:00:00Z")));

        assertThat(state(asEver)).isEqualTo("processed");
        await("released").until(() -> state(kept), "processed"::equals);
    }

    private static void status(String account, String status) {
        String version = hub.json("/api/v1/accounts/" + account).path("version").asText();
        HttpResponse<String> changed =
                hub.put("/api/v1/accounts/" + account, "{\"status\":\"" + status + "\"}", "If-Match", version);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static int signedWith(String secret) {
        byte[] body = ("{\"id\":" + System.nanoTime() + "}").getBytes(UTF_8);
        return send(calls.plain("/webhooks/shopify/rotating", body)
                        .header("X-Shopify-Topic", "products/update")
                        .header("X-Shopify-Hmac-Sha256", SignedCalls.sign(secret, body)))
                .statusCode();
    }

    private static String state(String message) {
        return calls.ended(message).path("state").asText();
    }

    private static List<String> waitingReads(String account) {
        return hub.bean(JdbcTemplate.class)
                .queryForList("select external_id from read_task where account = ?", String.class, account);
    }

    private static byte[] order(long id, String at) {
        return ShopifyShop.order(id, List.of(new Line("HOOK-1", 1)), Instant.parse(at))
                .body();
    }
}
