package hub.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.feed.EventTypes;
import hub.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order comes in by a shop's webhook and goes out to subscribers by the hub's. */
class WebhooksOutIT {

    private static final String PATH = "/api/v1/subscribers";

    private static RunningHub hub;
    private static ShopifyShop shop;
    private static WireMockServer receiver;

    @BeforeAll
    static void start() throws IOException {
        receiver =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(60));
        receiver.start();
        hub = RunningHub.start(
                "hub.outbound.allow-private=true", "hub.alerts.cron=0/2 * * * * ?", "hub.alerts.calm=PT2S");
        shop = new ShopifyShop(hub.url(""));
        assertThat(hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        hub.close();
        receiver.stop();
    }

    @Test
    void an_order_and_its_stock_are_told_signed_while_a_slow_subscriber_and_a_dead_one_delay_nobody() throws Exception {
        receiver.stubFor(post(urlEqualTo("/slow")).willReturn(aResponse().withFixedDelay(15_000)));
        receiver.stubFor(post(urlEqualTo("/dead")).willReturn(aResponse().withStatus(500)));
        receiver.stubFor(
                post(urlEqualTo("/good?tenant=7")).willReturn(aResponse().withStatus(204)));
        subscribe("/slow", "crossdock");
        subscribe("/dead", "crossdock");
        JsonNode good = subscribe("/good?tenant=7", "crossdock.order.created", "crossdock.stock");
        hub.count("HOOK-1", 100);
        for (int i = 0; i < 10; i++) {
            shop.send("acme", ShopifyShop.order(7000 + i, List.of(new Line("HOOK-1", 1)), Instant.now()));
        }

        List<LoggedRequest> told = await("ten orders, ten reservations, one count")
                .until(() -> receiver.findAll(postRequestedFor(urlEqualTo("/good?tenant=7"))), all -> all.size() >= 21);

        assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/slow"))))
                .as("still waiting for its first answers")
                .hasSizeLessThanOrEqualTo(8);
        Set<String> types = new java.util.TreeSet<>();
        for (LoggedRequest request : told) {
            verified(good.path("secret").asText(), request);
            types.add(Json.MAPPER.readTree(request.getBody()).path("type").asText());
        }
        assertThat(types).containsExactly("crossdock.order.created", "crossdock.stock.changed");
        assertThat(told).extracting(request -> request.getHeader("webhook-id")).doesNotHaveDuplicates();
        assertThat(told.toString()).doesNotContain("@");
        everyEventMeetsItsSchema();
    }

    @Test
    void what_failed_is_tried_again_under_the_same_id_and_can_be_sent_again_by_hand() {
        receiver.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("back"));
        receiver.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(200)));
        String subscriber = subscribe("/flaky", "crossdock.order").path("id").asText();

        HttpResponse<String> asked = hub.post(PATH + "/" + subscriber + "/test", "");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String delivery = tree(asked).path("id").asText();
        String one = PATH + "/" + subscriber + "/deliveries/" + delivery;
        JsonNode delivered = await("second attempt")
                .until(() -> hub.json(one), is -> is.path("state").asText().equals("delivered"));
        assertThat(delivered.path("attempts").asInt()).isEqualTo(2);
        assertThat(delivered.path("type").asText()).isEqualTo("crossdock.subscriber.tested");

        assertThat(hub.post(one + "/resend", "").statusCode()).isEqualTo(202);
        await("sent again").until(() -> calls("/flaky").size() == 3);
        HttpResponse<String> period = hub.post(
                PATH + "/" + subscriber + "/resend?from=" + Instant.now().minusSeconds(600) + "&to="
                        + Instant.now().plusSeconds(1),
                "");
        assertThat(tree(period).path("total").asInt()).isEqualTo(1);
        await("sent again with its period").until(() -> calls("/flaky").size() == 4);

        assertThat(calls("/flaky"))
                .extracting(call -> call.getHeader("webhook-id"))
                .containsOnly(delivery);
        assertThat(hub.json(PATH + "/" + subscriber + "/deliveries?state=delivered")
                        .path("items"))
                .hasSize(1);
        assertThat(hub.get(PATH + "/" + subscriber + "/deliveries?state=lost").statusCode())
                .isEqualTo(422);
        assertThat(hub.post(PATH + "/" + subscriber + "/resend", "").statusCode())
                .isEqualTo(422);
        assertThat(hub.post(PATH + "/" + subscriber + "/deliveries/evt_none/resend", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_subscriber_for_persons_learns_who_bought() throws IOException {
        receiver.stubFor(post(urlEqualTo("/crm")).willReturn(aResponse().withStatus(200)));
        Map<String, Object> crm = Map.of(
                "name",
                "crm",
                "url",
                receiver.baseUrl() + "/crm",
                "types",
                List.of("crossdock.order"),
                "personal",
                true);
        HttpResponse<String> made = hub.post(PATH, Json.MAPPER.valueToTree(crm).toString());
        assertThat(tree(made).path("personal").asBoolean()).isTrue();
        shop.send("acme", ShopifyShop.order(7950, List.of(new Line("HOOK-2", 1)), Instant.now()));

        String body = await("told")
                .until(
                        () -> calls("/crm").stream()
                                .map(LoggedRequest::getBodyAsString)
                                .filter(told -> told.contains("\"7950\""))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();

        JsonNode told = Json.MAPPER.readTree(body);
        assertThat(told.at("/data/customer/email").asText()).isEqualTo("buyer7950@example.com");
        EventTypes.EventType type = EventTypes.find(told.path("type").asText()).orElseThrow();
        assertThat(type.check().faults(told.path("data"))).isEmpty();
    }

    @Test
    void gone_disables_at_once_which_others_are_told() {
        receiver.stubFor(post(urlEqualTo("/gone")).willReturn(aResponse().withStatus(410)));
        receiver.stubFor(post(urlEqualTo("/watch")).willReturn(aResponse().withStatus(200)));
        subscribe("/watch", "crossdock.subscriber.disabled");
        String subscriber = subscribe("/gone", "crossdock.order").path("id").asText();
        hub.post(PATH + "/" + subscriber + "/test", "");

        JsonNode disabled = await("disabled")
                .until(
                        () -> hub.json(PATH + "/" + subscriber),
                        is -> is.path("status").asText().equals("disabled"));

        assertThat(disabled.path("reason").asText()).contains("410");
        await("told of")
                .until(() -> !receiver.findAll(postRequestedFor(urlEqualTo("/watch"))
                                .withRequestBody(matchingJsonPath("$.data.subscriberId")))
                        .isEmpty());
        assertThat(tree(hub.post(PATH + "/" + subscriber + "/test", ""))
                        .path("code")
                        .asText())
                .isEqualTo("conflict");
        HttpResponse<String> again = hub.put(PATH + "/" + subscriber, "{\"status\":\"active\"}");
        assertThat(tree(again).path("status").asText()).isEqualTo("active");
        assertThat(tree(again).has("reason")).isFalse();
    }

    @Test
    void a_subscriber_is_a_resource_whose_secrets_never_come_out() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        HttpResponse<String> made = hub.post(
                PATH,
                "{\"name\":\"erp\",\"url\":\"" + receiver.baseUrl()
                        + "/erp\",\"types\":[\"crossdock.order\"],\"secret\":\"" + secret + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain(secret);
        String id = tree(made).path("id").asText();
        String etag = made.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> changed = hub.put(
                PATH + "/" + id,
                "{\"secret\":[\"" + secret + "\",\"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX\"]}",
                "If-Match",
                etag);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(tree(changed).path("name").asText()).isEqualTo("erp");
        assertThat(hub.put(PATH + "/" + id, "{}", "If-Match", etag).statusCode())
                .isEqualTo(412);
        assertThat(hub.get(PATH + "/" + id).body()).doesNotContain("whsec_");
        assertThat(hub.get(PATH).body()).contains(id).doesNotContain("whsec_");
        JsonNode slack = subscribe("/services/T0/B0/token", "slack", List.of("crossdock.order"));
        assertThat(slack.toString()).doesNotContain("token").doesNotContain("secret");
        HttpResponse<String> unsigned = hub.put(PATH + "/" + slack.path("id").asText(), "{\"format\":\"cloudevents\"}");
        assertThat(tree(unsigned).path("errors").findValuesAsText("path")).containsExactly("/secret");

        HttpRequest.Builder delete = hub.request(PATH + "/" + id).DELETE();
        assertThat(RunningHub.send(delete).statusCode()).isEqualTo(204);
        assertThat(hub.get(PATH + "/" + id).statusCode()).isEqualTo(404);
        JsonNode audit = hub.json("/api/v1/audit?object=subscriber:" + id).path("items");
        assertThat(audit.findValuesAsText("action"))
                .containsExactly("subscriber.delete", "subscriber.change", "subscriber.create");
        assertThat(audit.toString()).contains("secret changed").doesNotContain("whsec_", receiver.baseUrl());
    }

    @Test
    void what_cannot_be_a_subscriber_is_refused_with_every_fault_and_nobody_hears_what_they_may_not_read() {
        HttpResponse<String> faulty = hub.post(PATH, """
                {"url":"ftp://user:pw@example.com","types":["crossdock.ordr"],"secret":"abc","format":"xml","status":"on"}""");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(tree(faulty).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/name", "/url", "/types/0", "/secret", "/format", "/status");
        assertThat(faulty.body()).doesNotContain("pw@");
        for (String url :
                List.of("https://{{hub.master-key}}/", "https:///x", "https://u:p@example.com/", "nonsense")) {
            HttpResponse<String> refused =
                    hub.post(PATH, "{\"name\":\"x\",\"types\":[\"crossdock\"],\"url\":\"" + url + "\"}");
            assertThat(tree(refused).path("errors").findValuesAsText("path"))
                    .as(url)
                    .containsExactly("/url");
        }
        HttpResponse<String> key =
                hub.post("/api/v1/keys", "{\"name\":\"clerk\",\"scopes\":[\"subscribers:write\",\"stock:read\"]}");
        String clerk = tree(key).path("text").asText();
        assertThat(as(clerk, "crossdock.stock").statusCode()).isEqualTo(201);
        assertThat(as(clerk, "crossdock.order").statusCode()).isEqualTo(403);
        String reader = tree(hub.post(
                        "/api/v1/keys", "{\"name\":\"reader\",\"scopes\":[\"subscribers:write\",\"orders:read\"]}"))
                .path("text")
                .asText();
        assertThat(as(reader, "crossdock.order").statusCode()).isEqualTo(201);
        assertThat(as(reader, "crossdock.order\"],\"personal\":true,\"skus\":[\"X")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_alert_and_its_all_clear_reach_a_chat_and_a_signed_webhook() throws Exception {
        receiver.stubFor(post(urlEqualTo("/alerts")).willReturn(aResponse().withStatus(200)));
        String secret = subscribe("/alerts", "crossdock.alert").path("secret").asText();
        receiver.stubFor(
                post(urlEqualTo("/services/chat")).willReturn(aResponse().withStatus(200)));
        subscribe("/services/chat", "slack", List.of("crossdock.alert"));
        HttpResponse<String> rule = hub.put(
                "/api/v1/alert-rules/any-parked",
                "{\"measure\":\"parked_count\",\"above\":\"0\",\"severity\":\"critical\"}");
        assertThat(rule.statusCode()).as(rule.body()).isEqualTo(201);
        String parked = shop.send("acme", ShopifyShop.poison(7900, Instant.now()));

        JsonNode alert = await("an alert")
                .until(
                        () -> hub.json("/api/v1/alerts?state=open").path("items"),
                        open -> open.findValuesAsText("rule").contains("any-parked"))
                .get(0);
        HttpResponse<String> taken =
                hub.post("/api/v1/alerts/" + alert.path("id").asText() + "/acknowledge", "");
        assertThat(tree(taken).path("state").asText()).isEqualTo("acknowledged");
        assertThat(tree(taken).path("acknowledgedBy").asText()).isEqualTo("admin");
        await("discarded")
                .until(() -> hub.post("/api/v1/messages/" + parked + "/discard", "{\"reason\":\"test\"}")
                                .statusCode()
                        == 200);
        await("all clear in the chat").until(() -> calls("/services/chat").size() == 2);
        await("all clear by webhook").until(() -> calls("/alerts").size() == 2);

        LoggedRequest told = calls("/services/chat").get(0);
        assertThat(told.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(told.containsHeader("webhook-signature")).isFalse();
        assertThat(calls("/services/chat"))
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactlyInAnyOrder(
                        "{\"text\":\"CRITICAL: parked messages: 1 (threshold 0) – acme 1\"}",
                        "{\"text\":\"All clear: parked messages: 0 (at most 1)\"}");
        List<String> types = new ArrayList<>();
        for (LoggedRequest signed : calls("/alerts")) {
            verified(secret, signed);
            types.add(Json.MAPPER.readTree(signed.getBody()).path("type").asText());
        }
        assertThat(types).containsExactlyInAnyOrder("crossdock.alert.opened", "crossdock.alert.closed");
        assertThat(hub.json("/api/v1/alerts?state=closed").path("items")).hasSize(1);
        assertThat(hub.post("/api/v1/alerts/" + alert.path("id").asText() + "/acknowledge", "")
                        .statusCode())
                .isEqualTo(409);
        everyEventMeetsItsSchema();
    }

    @Test
    void alert_rules_are_data_with_defaults_and_wrong_ones_are_refused_with_every_fault() {
        assertThat(hub.json("/api/v1/alert-rules").path("items").findValuesAsText("id"))
                .contains("parked-many", "orders-short", "accounts-refused");
        HttpResponse<String> held = hub.get("/api/v1/alert-rules/orders-short");
        HttpResponse<String> changed = hub.put(
                "/api/v1/alert-rules/orders-short",
                """
                {"measure":"short_orders","above":5,"lasting":"PT10M",
                 "quiet":{"from":"22:00","to":"07:00","zone":"Europe/Berlin"}}""",
                "If-Match",
                held.headers().firstValue("ETag").orElseThrow());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(tree(changed).at("/quiet/from").asText()).isEqualTo("22:00");
        assertThat(hub.put(
                                "/api/v1/alert-rules/orders-short",
                                changed.body(),
                                "If-Match",
                                held.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> faulty = hub.put("/api/v1/alert-rules/Any_Thing", """
                {"measure":"mood","above":-1,"lasting":"1 minute","severity":"bad","quiet":{"from":"25:00"}}""");
        assertThat(tree(faulty).path("errors").findValuesAsText("path"))
                .containsExactlyInAnyOrder("/id", "/measure", "/above", "/lasting", "/severity", "/quiet");
        assertThat(hub.json("/api/v1/audit?object=alert-rule:orders-short")
                        .at("/items/0/after")
                        .asText())
                .contains("short_orders above 5 for PT10M");
    }

    @Test
    void the_events_are_described_for_machines_without_a_key() {
        HttpResponse<String> described = RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url("/asyncapi.json"))));

        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(tree(described).at("/components/messages").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(EventTypes.all().keySet());
    }

    /** Whatever this hub has told since it started, whoever heard it. */
    /** As a consumer does it, with the library of the standard. */
    private static void verified(String secret, LoggedRequest request) throws Exception {
        new Webhook(secret)
                .verify(
                        request.getBodyAsString(),
                        Map.of(
                                "webhook-id", List.of(request.getHeader("webhook-id")),
                                "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                                "webhook-signature", List.of(request.getHeader("webhook-signature"))));
    }

    private static void everyEventMeetsItsSchema() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String list : hub.bean(JdbcClient.class)
                .sql("select events from outbox")
                .query(String.class)
                .list()) {
            for (JsonNode event : Json.MAPPER.readTree(list)) {
                EventTypes.EventType type =
                        EventTypes.find(event.path("type").asText()).orElseThrow();
                type.check().faults(event.path("data")).forEach(fault -> faults.add(type.name() + fault));
                event.path("data").fieldNames().forEachRemaining(field -> {
                    if (!type.schema().path("properties").has(field)) {
                        faults.add(type.name() + ": " + field + " is not described");
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    private static JsonNode subscribe(String path, String... types) {
        return subscribe(path, "cloudevents", List.of(types));
    }

    private static JsonNode subscribe(String path, String format, List<String> types) {
        String body = Json.MAPPER
                .valueToTree(Map.of("name", "it", "url", receiver.baseUrl() + path, "format", format, "types", types))
                .toString();
        HttpResponse<String> made = hub.post(PATH, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return tree(made);
    }

    private static List<LoggedRequest> calls(String path) {
        return receiver.findAll(postRequestedFor(urlPathEqualTo(path)));
    }

    private static HttpResponse<String> as(String key, String type) {
        return RunningHub.send(HttpRequest.newBuilder(URI.create(hub.url(PATH)))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"clerk\",\"url\":\"https://example.com/\",\"types\":[\"" + type + "\"]}")));
    }
}
