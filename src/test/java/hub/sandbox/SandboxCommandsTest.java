package hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shops do with an order for a caller of their API, and what they refuse in the platform's words. */
class SandboxCommandsTest {

    private static final String REFUND = "mutation R($input: RefundInput!, $key: String!) {"
            + " refundCreate(input: $input) @idempotent(key: $key) { refund { id note } userErrors { field message } } }";
    private static final String CANCEL =
            "mutation C($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: true) {"
                    + " job { id done } orderCancelUserErrors { field message code } } }";

    private final WebhookSender sender =
            new WebhookSender(Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
    private final Sandbox sandbox = Played.sandbox(new SandboxSettings("http://localhost:1", "sandbox"), sender);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void shopify_refunds_once_under_a_key_never_without_and_never_more_than_was_paid() throws IOException {
        String id = bought("shopify");
        ObjectNode input = refund(id, "5.00");

        JsonNode noKey =
                graph(REFUND.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""), input, null);
        JsonNode first = graph(REFUND, input, "k1");
        JsonNode again = graph(REFUND, input, "k1");
        JsonNode tooMuch = graph(REFUND, refund(id, "99.00"), "k2");

        assertThat(noKey.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(first.at("/data/refundCreate/refund/id").asText()).startsWith("gid://shopify/Refund/");
        assertThat(again.at("/data/refundCreate")).isEqualTo(first.at("/data/refundCreate"));
        assertThat(tooMuch.at("/data/refundCreate/userErrors/0/message").asText())
                .contains("greater than");
        JsonNode shown = sandbox.show("shopify", "acme", id).orElseThrow();
        assertThat(shown.path("refunds")).hasSize(1);
        assertThat(shown.at("/refunds/0/transactions/0/amount").asText()).isEqualTo("5.00");
    }

    @Test
    void shopify_cancels_what_was_not_shipped_and_says_no_with_200() throws IOException {
        String id = bought("shopify");
        String shipped = bought("shopify");
        sandbox.act("shopify", "acme", shipped, "fulfil", Wish.NONE);

        JsonNode done = cancel(id);
        JsonNode refused = cancel(shipped);

        assertThat(done.at("/data/orderCancel/job/done").asBoolean(true)).isFalse();
        assertThat(sandbox.show("shopify", "acme", id)
                        .orElseThrow()
                        .path("cancelled_at")
                        .isNull())
                .isFalse();
        assertThat(refused.at("/data/orderCancel/orderCancelUserErrors/0/message")
                        .asText())
                .isEqualTo("Cannot cancel an order that has outstanding fulfillments");
    }

    @Test
    void woocommerce_completes_notes_and_refunds_and_has_words_for_what_it_does_not() throws IOException {
        String id = bought("woocommerce");
        String path = "/orders/" + id;

        ApiAnswer noted = woo("PUT", path, "{\"meta_data\": [{\"key\": \"k\", \"value\": \"v\"}]}");
        ApiAnswer completed = woo("PUT", path, "{\"status\": \"completed\"}");
        ApiAnswer refunded = woo("POST", path + "/refunds", "{\"amount\": \"2.00\", \"reason\": \"r\"}");
        ApiAnswer nothing = woo("POST", path + "/refunds", "{\"amount\": \"0\"}");
        ApiAnswer tooMuch = woo("POST", path + "/refunds", "{\"amount\": \"999\"}");
        ApiAnswer unknown = woo("PUT", path, "{\"status\": \"eaten\"}");

        assertThat(noted.body().path("status").asText()).isEqualTo("processing");
        assertThat(noted.body().at("/meta_data/0/value").asText()).isEqualTo("v");
        assertThat(completed.body().path("status").asText()).isEqualTo("completed");
        assertThat(refunded.status()).isEqualTo(201);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(tooMuch.status()).isEqualTo(500);
        assertThat(tooMuch.body().path("code").asText()).isEqualTo("woocommerce_rest_cannot_create_order_refund");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(sandbox.show("woocommerce", "acme", id)
                        .orElseThrow()
                        .at("/refunds/0/total")
                        .asText())
                .isEqualTo("-2.00");
    }

    @Test
    void only_answers_to_what_changes_something_get_lost() {
        Behaviour losing = new Behaviour(null, null, null, null, null, null, null, null, true);
        sandbox.behave("woocommerce", "acme", losing);

        assertThat(sandbox.loses("woocommerce", "acme", request("POST", "/orders/1/refunds", null)))
                .isTrue();
        assertThat(sandbox.loses("woocommerce", "acme", request("GET", "/orders/1", null)))
                .isFalse();
    }

    private String bought(String platform) {
        return sandbox.order(
                platform, "acme", new Wish(List.of(new Wish.Item("MUG-BLUE", 1, BigDecimal.TEN)), true, null, null));
    }

    private static ObjectNode refund(String id, String amount) {
        ObjectNode input = Json.MAPPER.createObjectNode().put("orderId", "gid://shopify/Order/" + id);
        input.putArray("transactions")
                .addObject()
                .put("orderId", "gid://shopify/Order/" + id)
                .put("parentId", "gid://shopify/OrderTransaction/" + (Long.parseLong(id) + 3))
                .put("gateway", "bogus")
                .put("kind", "REFUND")
                .put("amount", amount);
        return input;
    }

    private JsonNode cancel(String id) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode().put("query", CANCEL);
        body.putObject("variables").put("id", "gid://shopify/Order/" + id);
        return post(body);
    }

    private JsonNode graph(String query, ObjectNode input, String key) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("query", query);
        ObjectNode variables = body.putObject("variables");
        variables.set("input", input);
        if (key != null) {
            variables.put("key", key);
        }
        return post(body);
    }

    private JsonNode post(ObjectNode body) {
        ApiAnswer answer = sandbox.serve(
                "shopify",
                "acme",
                new ApiRequest(
                        "POST",
                        "/admin/api/2026-07/graphql.json",
                        Map.of(),
                        Map.of("x-shopify-access-token", "sandbox-token-acme"),
                        body));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private ApiAnswer woo(String method, String path, String body) throws IOException {
        return sandbox.serve("woocommerce", "acme", request(method, path, Json.MAPPER.readTree(body)));
    }

    private ApiRequest request(String method, String path, JsonNode body) {
        JsonNode secrets = sandbox.account("woocommerce", "acme").path("secrets");
        String pair = secrets.path("consumerKey").asText() + ":"
                + secrets.path("consumerSecret").asText();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new ApiRequest(
                method,
                "/wp-json/wc/v3" + path,
                Map.of(),
                Map.of("authorization", basic),
                body == null ? Json.MAPPER.missingNode() : body);
    }
}
