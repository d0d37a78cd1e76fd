package hub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private static final Wish TWO_SHIRTS = new Wish(List.of(new Wish.Item("TSHIRT-M", 2, null)), true, null, null);

    private final WireMockServer hub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private WebhookSender sender;
    private Sandbox sandbox;

    @BeforeEach
    void open() {
        hub.start();
        hub.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
        sandbox = sandboxFor("http://localhost:" + hub.port());
    }

    @AfterEach
    void close() {
        sender.close();
        hub.stop();
    }

    @Test
    void shopify_tells_of_an_order_with_a_valid_signature_and_its_own_headers() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);

        List<LoggedRequest> told = told(3);
        assertThat(told)
                .extracting(request -> request.getHeader("X-Shopify-Topic"))
                .containsExactly("orders/create", "orders/paid", "orders/updated");
        assertThat(told).allSatisfy(request -> {
            assertThat(request.getUrl()).isEqualTo("/webhooks/shopify/acme");
            assertThat(request.getHeader("X-Shopify-Hmac-Sha256"))
                    .isEqualTo(hmac("sandbox-sign-acme", request.getBody()));
            assertThat(request.getHeader("X-Shopify-Shop-Domain")).isEqualTo("acme.shop.example");
            assertThat(body(request).path("id").asText()).isEqualTo(id);
        });
        assertThat(told)
                .extracting(request -> request.getHeader("X-Shopify-Webhook-Id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void woocommerce_pings_unsigned_before_its_first_webhook() {
        sandbox.order("woocommerce", "corner-shop", TWO_SHIRTS);

        List<LoggedRequest> told = told(4);
        assertThat(told.get(0).getBodyAsString()).isEqualTo("webhook_id=1");
        assertThat(told.get(0).containsHeader("X-WC-Webhook-Signature")).isFalse();
        assertThat(told.get(0).getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(told.subList(2, 4))
                .extracting(request -> request.getHeader("X-WC-Webhook-Topic"))
                .containsExactly("order.created", "order.updated");
        assertThat(told.get(2).getBodyAsString()).isEqualTo(told.get(3).getBodyAsString());
        assertThat(told.get(2).getHeader("X-WC-Webhook-Signature"))
                .isEqualTo(hmac("sandbox-sign-corner-shop", told.get(2).getBody()));
    }

    @Test
    void a_buyers_order_can_be_read_with_the_shops_token_only() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);

        ApiAnswer known = sandbox.read("shopify", "acme", "/orders", id, "sandbox-token-acme");
        ApiAnswer unknown = sandbox.read("shopify", "acme", "/orders", id, "sandbox-token-other");

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.body().at("/order/id").asText()).isEqualTo(id);
        assertThat(known.headers()).containsEntry("X-Shopify-Shop-Api-Call-Limit", "1/40");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body().path("errors").asText()).startsWith("[API] Invalid API key");
    }

    @Test
    void a_deleted_order_is_404_in_the_platforms_words() {
        String shopify = sandbox.order("shopify", "acme", TWO_SHIRTS);
        String woo = sandbox.order("woocommerce", "corner-shop", TWO_SHIRTS);
        sandbox.act("shopify", "acme", shopify, "delete", Wish.NONE);
        sandbox.act("woocommerce", "corner-shop", woo, "delete", Wish.NONE);

        ApiAnswer shopifys = sandbox.read("shopify", "acme", "/orders", shopify, "sandbox-token-acme");
        ApiAnswer woos = sandbox.read("woocommerce", "corner-shop", "/orders", woo, basic());

        assertThat(shopifys.status()).isEqualTo(404);
        assertThat(shopifys.body().path("errors").asText()).isEqualTo("Not Found");
        assertThat(woos.status()).isEqualTo(404);
        assertThat(woos.body().path("code").asText()).isEqualTo("woocommerce_rest_shop_order_invalid_id");
    }

    @Test
    void a_caller_in_a_hurry_is_told_to_wait() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);

        ApiAnswer last = null;
        for (int call = 0; call < 200 && (last == null || last.status() == 200); call++) {
            last = sandbox.read("shopify", "acme", "/orders", id, "sandbox-token-acme");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsEntry("Retry-After", "2.0");
    }

    @Test
    void shopify_money_adds_up_through_edit_shipment_and_refund() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);
        assertThat(shown(id).path("total_price").asText()).isEqualTo("44.70");

        sandbox.act("shopify", "acme", id, "fulfil", new Wish(List.of(item("TSHIRT-M", 1)), null, null, null));
        assertThat(shown(id).path("fulfillment_status").asText()).isEqualTo("partial");
        sandbox.act("shopify", "acme", id, "refund", new Wish(List.of(item("TSHIRT-M", 1)), null, true, "broken"));

        JsonNode order = shown(id);
        assertThat(order.path("financial_status").asText()).isEqualTo("partially_refunded");
        assertThat(order.path("current_total_price").asText()).isEqualTo("24.80");
        assertThat(order.at("/refunds/0/refund_line_items/0/subtotal").isNumber())
                .isTrue();
        assertThat(order.at("/refunds/0/refund_line_items/0/subtotal").decimalValue())
                .isEqualByComparingTo("19.90");
        assertThat(order.at("/refunds/0/transactions/0/amount").asText()).isEqualTo("19.90");
        assertThat(order.at("/line_items/0/current_quantity").asInt()).isEqualTo(1);
    }

    @Test
    void woocommerce_money_adds_up_without_tax_and_with_it() {
        String id = sandbox.order("woocommerce", "corner-shop", TWO_SHIRTS);

        JsonNode order = sandbox.show("woocommerce", "corner-shop", id).orElseThrow();
        BigDecimal parts = amount(order.at("/line_items/0/total"))
                .add(amount(order.path("shipping_total")))
                .add(amount(order.path("total_tax")));
        assertThat(parts).isEqualByComparingTo(amount(order.path("total")));
        assertThat(order.path("date_modified_gmt").asText()).doesNotContain("Z").hasSize(19);
    }

    @Test
    void a_cancelled_woocommerce_order_comes_back_and_a_shopify_one_does_not() {
        String woo = sandbox.order("woocommerce", "corner-shop", new Wish(null, false, null, null));
        sandbox.act("woocommerce", "corner-shop", woo, "cancel", Wish.NONE);
        sandbox.act("woocommerce", "corner-shop", woo, "uncancel", Wish.NONE);
        String shopify = sandbox.order("shopify", "acme", TWO_SHIRTS);

        assertThat(sandbox.show("woocommerce", "corner-shop", woo)
                        .orElseThrow()
                        .path("status")
                        .asText())
                .isEqualTo("on-hold");
        assertThatThrownBy(() -> sandbox.act("shopify", "acme", shopify, "uncancel", Wish.NONE))
                .isInstanceOf(ShopRefuses.class);
    }

    @Test
    void an_edit_is_told_by_a_hint_that_names_the_order() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);
        told(3);
        hub.resetRequests();

        sandbox.act("shopify", "acme", id, "edit", new Wish(List.of(item("MUG-RED", 1)), null, null, null));

        JsonNode hint = body(told(2).get(0));
        assertThat(hint.at("/order_edit/order_id").asText()).isEqualTo(id);
        assertThat(shown(id).path("line_items")).hasSize(2);
    }

    @Test
    void dropped_webhooks_are_not_sent_and_doubled_ones_twice() {
        sandbox.behave("shopify", "acme", new Behaviour(true, null, null, null, null, null, null));
        sandbox.order("shopify", "acme", TWO_SHIRTS);
        sandbox.behave("shopify", "acme", new Behaviour(null, true, true, null, null, null, null));
        sandbox.order("shopify", "acme", TWO_SHIRTS);

        List<LoggedRequest> told = told(6);
        assertThat(told).hasSize(6);
        assertThat(told.get(0).getHeader("X-Shopify-Topic")).isEqualTo("orders/updated");
        assertThat(told.get(0).getHeader("X-Shopify-Webhook-Id"))
                .isIn(told.subList(1, 6).stream()
                        .map(request -> request.getHeader("X-Shopify-Webhook-Id"))
                        .toList());
    }

    @Test
    void a_refused_shopify_webhook_is_sent_again_with_its_first_body() {
        hub.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        sandbox.order("shopify", "acme", new Wish(null, false, null, null));

        await().until(() -> told(1).stream()
                        .filter(request -> "orders/create".equals(request.getHeader("X-Shopify-Topic")))
                        .map(LoggedRequest::getBodyAsString)
                        .toList()
                        .size()
                >= 2);
        assertThat(told(2).stream()
                        .filter(request -> "orders/create".equals(request.getHeader("X-Shopify-Topic")))
                        .map(LoggedRequest::getBodyAsString)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_failing_platform_fails_as_it_was_told_to() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);

        sandbox.behave("shopify", "acme", new Behaviour(null, null, null, null, BigDecimal.ONE, 500, null));
        assertThat(sandbox.read("shopify", "acme", "/orders", id, "sandbox-token-acme")
                        .status())
                .isEqualTo(500);
        sandbox.behave("shopify", "acme", new Behaviour(null, null, null, null, null, null, true));
        assertThat(sandbox.read("shopify", "acme", "/orders", id, "sandbox-token-acme")
                        .status())
                .isEqualTo(503);
        assertThatThrownBy(() -> new Behaviour(null, null, null, null, BigDecimal.TEN, null, null))
                .hasMessage("failRate: 10 (expected: 0 to 1)");
    }

    @Test
    void nothing_is_sent_to_another_machine() {
        sender.close();
        sandbox = sandboxFor("http://192.0.2.1:" + hub.port());

        sandbox.order("shopify", "acme", new Wish(null, false, null, null));

        await().until(() -> !sandbox.calls("shopify", "acme").isEmpty());
        assertThat(sandbox.calls("shopify", "acme").get(0).toString()).contains("status=0");
    }

    @Test
    void an_order_never_moves_back_in_time() {
        String id = sandbox.order("shopify", "acme", TWO_SHIRTS);
        String before = shown(id).path("updated_at").asText();
        sandbox.act("shopify", "acme", id, "fulfil", Wish.NONE);

        assertThat(shown(id).path("updated_at").asText()).isGreaterThanOrEqualTo(before);
        assertThat(shown(id).path("fulfillment_status").asText()).isEqualTo("fulfilled");
    }

    private Sandbox sandboxFor(String address) {
        sender = new WebhookSender(Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
        SandboxSettings settings = new SandboxSettings(address, "sandbox");
        return Played.sandbox(settings, sender);
    }

    private JsonNode shown(String id) {
        return sandbox.show("shopify", "acme", id).orElseThrow();
    }

    private List<LoggedRequest> told(int least) {
        await().until(() -> hub.getAllServeEvents().size() >= least);
        // Newest first, as they are kept.
        List<LoggedRequest> requests = new ArrayList<>(hub.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList());
        Collections.reverse(requests);
        return requests;
    }

    private static Wish.Item item(String sku, int quantity) {
        return new Wish.Item(sku, quantity, null);
    }

    private static BigDecimal amount(JsonNode text) {
        return new BigDecimal(text.asText());
    }

    private static JsonNode body(LoggedRequest request) {
        try {
            return Json.MAPPER.readTree(request.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String basic() {
        String pair = "ck_sandbox-corner-shop:cs_sandbox-corner-shop";
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
