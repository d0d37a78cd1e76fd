package hub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import hub.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions as the platforms keep them, with what they do to those that are not answered. */
class SandboxSubscriptionsTest {

    private static final String CREATE =
            "mutation C($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {"
                    + " webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {"
                    + " webhookSubscription { id topic uri } userErrors { field message } } }";
    private static final String LIST =
            "query L { webhookSubscriptions(first: 100) { nodes { id topic uri } pageInfo { hasNextPage } } }";
    private static final String WEBHOOKS = "/wp-json/wc/v3/webhooks";
    private static final Wish MUG = new Wish(null, false, null, null);

    private final WireMockServer hub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private WebhookSender sender;
    private Sandbox sandbox;

    @BeforeEach
    void open() {
        hub.start();
        answers("/hook", 200);
        sender = new WebhookSender(new Impatient(), Clock.systemUTC());
        sandbox = Played.sandbox(new SandboxSettings(hub.baseUrl(), "sandbox"), sender);
        for (String platform : new String[] {"shopify", "woocommerce"}) {
            sandbox.behave(platform, "acme", new Behaviour(null, null, null, null, null, null, null, true, null));
        }
    }

    @AfterEach
    void close() {
        sender.close();
        hub.stop();
    }

    @Test
    void a_shop_tells_those_who_subscribed_and_only_of_that_topic() {
        assertThat(graph(LIST, Map.of()).at("/data/webhookSubscriptions/nodes")).isEmpty();
        JsonNode made = shopify("ORDERS_CREATE", hub.url("/hook"));
        assertThat(made.path("userErrors")).isEmpty();
        assertThat(made.at("/webhookSubscription/topic").asText()).isEqualTo("ORDERS_CREATE");

        sandbox.order("shopify", "acme", MUG);

        await().atMost(Duration.ofSeconds(60)).until(() -> sent("/hook") == 1);
        assertThat(hub.getAllServeEvents().get(0).getRequest().getHeader("X-Shopify-Topic"))
                .isEqualTo("orders/create");
        assertThat(shopify("ORDERS_CREATE", hub.url("/hook"))
                        .at("/userErrors/0/message")
                        .asText())
                .contains("already been taken");
    }

    @Test
    void shopify_deletes_a_subscription_after_eight_repeats_in_vain() {
        answers("/broken", 500);
        shopify("ORDERS_CREATE", hub.url("/broken"));
        shopify("ORDERS_UPDATED", hub.url("/hook"));

        sandbox.order("shopify", "acme", MUG);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> graph(LIST, Map.of())
                                .at("/data/webhookSubscriptions/nodes")
                                .size()
                        == 1);
        assertThat(sent("/broken")).isEqualTo(9);
    }

    @Test
    void woocommerce_tries_the_address_signs_with_its_secret_and_switches_off_after_more_than_five_failures() {
        JsonNode made = woo("POST", WEBHOOKS, body("order.updated", "/hook")).body();
        assertThat(made.path("status").asText()).isEqualTo("active");
        hub.verify(
                1,
                postRequestedFor(urlEqualTo("/hook"))
                        .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.equalTo(
                                "webhook_id=" + made.path("id").asText())));
        String order = sandbox.order("woocommerce", "acme", MUG);
        await().atMost(Duration.ofSeconds(60)).until(() -> sent("/hook") == 2);
        var told = hub.getAllServeEvents().get(0).getRequest();
        assertThat(told.getHeader("X-WC-Webhook-Signature"))
                .isEqualTo(Signature.base64("of-the-webhook", told.getBodyAsString()));

        answers("/hook", 401);
        for (int failure = 1; failure <= 6; failure++) {
            assertThat(status(made)).isEqualTo("active");
            int before = sent("/hook");
            sandbox.act("woocommerce", "acme", order, "edit", Wish.NONE);
            await().atMost(Duration.ofSeconds(60)).until(() -> sent("/hook") == before + 1);
            int failed = failure;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> failed < 6 || status(made).equals("disabled"));
        }

        answers("/hook", 200);
        assertThat(woo(
                                "PUT",
                                WEBHOOKS + "/" + made.path("id").asText(),
                                Json.MAPPER.createObjectNode().put("status", "active"))
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void an_address_that_does_not_answer_or_is_not_on_this_machine_is_not_taken() {
        answers("/deaf", 202);
        assertThat(woo("POST", WEBHOOKS, body("order.created", "/deaf"))
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("disabled");
        ObjectNode elsewhere =
                body("order.created", "/hook").put("delivery_url", "https://hub.example/webhooks/woocommerce/acme");
        assertThat(woo("POST", WEBHOOKS, elsewhere).status()).isEqualTo(400);
        assertThat(shopify("ORDERS_CREATE", "https://hub.example/hook").path("userErrors"))
                .hasSize(1);
    }

    @Test
    void dropped_ones_are_gone_at_shopify_and_switched_off_at_woocommerce() {
        shopify("ORDERS_CREATE", hub.url("/hook"));
        JsonNode made = woo("POST", WEBHOOKS, body("order.updated", "/hook")).body();

        for (String platform : new String[] {"shopify", "woocommerce"}) {
            sandbox.behave(platform, "acme", new Behaviour(null, null, null, null, null, null, null, true, null));
        }

        assertThat(graph(LIST, Map.of()).at("/data/webhookSubscriptions/nodes")).isEmpty();
        assertThat(status(made)).isEqualTo("disabled");
    }

    private String status(JsonNode made) {
        return woo("GET", WEBHOOKS + "/" + made.path("id").asText(), MissingNode.getInstance())
                .body()
                .path("status")
                .asText();
    }

    private int sent(String path) {
        return hub.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    private void answers(String path, int status) {
        hub.stubFor(post(urlEqualTo(path)).willReturn(aResponse().withStatus(status)));
    }

    private ObjectNode body(String topic, String path) {
        return Json.MAPPER
                .createObjectNode()
                .put("topic", topic)
                .put("delivery_url", hub.url(path))
                .put("secret", "of-the-webhook")
                .put("status", "active");
    }

    private JsonNode shopify(String topic, String uri) {
        return graph(CREATE, Map.of("topic", topic, "webhookSubscription", Map.of("uri", uri, "format", "JSON")))
                .at("/data/webhookSubscriptionCreate");
    }

    private JsonNode graph(String query, Map<String, Object> variables) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("query", query);
        body.set("variables", Json.MAPPER.valueToTree(variables));
        return sandbox.serve(
                        "shopify",
                        "acme",
                        new ApiRequest(
                                "POST",
                                "/admin/api/2026-07/graphql.json",
                                Map.of(),
                                Map.of("x-shopify-access-token", "sandbox-token-acme"),
                                body))
                .body();
    }

    private ApiAnswer woo(String method, String path, JsonNode body) {
        String pair = "ck_sandbox-acme:cs_sandbox-acme";
        String authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return sandbox.serve(
                "woocommerce",
                "acme",
                new ApiRequest(method, path, Map.of(), Map.of("authorization", authorization), body));
    }

    /** Repeats at once what the platform repeats after hours. */
    private static final class Impatient extends ScheduledThreadPoolExecutor {

        Impatient() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, 0, unit);
        }
    }
}
