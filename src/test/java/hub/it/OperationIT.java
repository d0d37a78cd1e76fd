package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What those see who run the hub: health, figures, log lines, Hawtio. */
@ExtendWith(OutputCaptureExtension.class)
class OperationIT {

    private static final String CARD = "4111 1111 1111 1111";
    private static RunningHub hub;
    private static SignedCalls calls;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start("hub.figures.lag=PT0.2S", "hub.figures.store=PT0.2S", "logging.level.hub.intake=DEBUG");
        calls = new SignedCalls(hub);
        calls.shopifyAccount("shop");
        calls.shopifyAccount("other");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void figures_say_what_came_in_and_what_became_of_it_by_route_and_account() {
        String kept = SignedCalls.taken(calls.shopify("shop", "customers/redact", "{\"id\":1}".getBytes(UTF_8)));
        String parked = SignedCalls.taken(calls.shopify("shop", "orders/create", "no JSON".getBytes(UTF_8)));
        send(calls.shopify("shop", "orders/create", "{}".getBytes(UTF_8)).setHeader("X-Shopify-Hmac-Sha256", "wrong"));
        String good = SignedCalls.taken(calls.shopify(
                "shop",
                "orders/create",
                ShopBodies.bytes(ShopBodies.shopifyOrder(78, "SKU-1", 1, "2026-11-23T10:00:00Z"))));
        calls.ended(kept);
        calls.ended(parked);
        assertThat(calls.ended(good).path("state").asText()).isEqualTo("processed");

        await("the figures").untilAsserted(() -> {
            assertThat(figure("hub_accepted_total", "shop", "route=\"orders-from-webhook\""))
                    .isGreaterThanOrEqualTo(2);
            assertThat(figure("hub_processed_total", "shop", "route=\"orders-from-intake\""))
                    .isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_processed_total", "other", "")).isEqualTo(-1);
            assertThat(figure("hub_kept_total", "shop", "route=\"orders-from-intake\""))
                    .isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_parked_total", "shop", "route=\"orders-from-intake\""))
                    .isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_messages_waiting", "shop", "state=\"parked\""))
                    .isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_messages_waiting", "shop", "state=\"kept\"")).isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_refused_total", "shop", "code=\"signature_invalid\""))
                    .isGreaterThanOrEqualTo(1);
            assertThat(figure("hub_outbox_waiting", "", "")).isZero();
            assertThat(figure("hub_outbox_oldest_seconds", "", "")).isZero();
            assertThat(figure("hub_figures_age_seconds", "", "")).isLessThan(10);
            assertThat(figure("hub_lag_seconds", "shop", "")).isZero();
        });
    }

    @Test
    void lag_is_the_age_of_the_oldest_waiting_message_and_zero_when_nothing_waits() throws Exception {
        CamelContext camel = hub.bean(CamelContext.class);
        camel.getRouteController().stopRoute("orders-from-intake");
        String first = SignedCalls.taken(calls.shopify("other", "customers/redact", "{\"id\":7}".getBytes(UTF_8)));
        SignedCalls.taken(calls.shopify("other", "customers/redact", "{\"id\":8}".getBytes(UTF_8)));

        await("the lag grows")
                .untilAsserted(
                        () -> assertThat(figure("hub_lag_seconds", "other", "")).isGreaterThan(1));
        double lag = figure("hub_lag_seconds", "other", "");
        await("and grows")
                .untilAsserted(
                        () -> assertThat(figure("hub_lag_seconds", "other", "")).isGreaterThan(lag));
        assertThat(figure("hub_queue_depth", "", "queue=\"intake\"")).isEqualTo(2);
        assertThat(health("").path("components").path("routes").toString())
                .contains("orders-from-intake")
                .contains("\"status\":\"UP\"");
        camel.getRouteController().startRoute("orders-from-intake");

        calls.ended(first);
        await("nothing waits").untilAsserted(() -> {
            assertThat(figure("hub_lag_seconds", "other", "")).isZero();
            assertThat(figure("hub_queue_depth", "", "queue=\"intake\"")).isZero();
        });
    }

    @Test
    void the_series_do_not_grow_with_what_comes_in() {
        oneRound(1000);
        await("the figures").until(() -> figure("hub_messages_waiting", "shop", "state=\"kept\"") > 0);
        List<String> before = series();

        for (int i = 0; i < 20; i++) {
            oneRound(i);
        }

        List<String> grown = new ArrayList<>(series());
        grown.removeAll(before);
        // What the clock starts may run for the first time just now.
        assertThat(grown)
                .filteredOn(name -> !name.matches("(jvm_|tasks_scheduled_|camel_route_policy_).*"))
                .hasSizeLessThan(20);
        assertThat(series()).noneMatch(name -> name.contains("7f3e0000-0000-4000"));
    }

    private static void oneRound(int i) {
        SignedCalls.taken(calls.shopify("shop", "customers/redact", ("{\"id\":" + i + "}").getBytes(UTF_8)));
        hub.get("/api/v1/orders/7f3e0000-0000-4000-8000-%012d".formatted(i));
        hub.get("/x/" + i);
        send(calls.plain("/webhooks/nobody/a" + i, new byte[0]));
    }

    @Test
    void a_log_line_names_message_account_and_order_and_nobody(CapturedOutput output) throws IOException {
        String parked = SignedCalls.taken(calls.shopify(
                "shop", "orders/create", ("{\"id\":\"Bea Buyer " + CARD + " bea@example.com\"}").getBytes(UTF_8)));
        calls.ended(parked);
        byte[] order = drills.ShopifyShop.order(
                        77, List.of(new drills.ShopifyShop.Line("SKU-1", 1)), java.time.Instant.now())
                .body();
        String processed = SignedCalls.taken(calls.shopify("shop", "orders/create", order));
        String orderId = calls.ended(processed).path("orderId").asText();

        List<JsonNode> lines = new ArrayList<>();
        await("the log lines").untilAsserted(() -> {
            lines.clear();
            lines.addAll(json(output.getOut()));
            assertThat(lines)
                    .anySatisfy(
                            line -> assertThat(line.path("messageId").asText()).isEqualTo(parked));
            assertThat(lines)
                    .anySatisfy(
                            line -> assertThat(line.path("orderId").asText()).isEqualTo(orderId));
        });
        assertThat(lines)
                .filteredOn(line -> line.path("messageId").asText().equals(processed)
                        && line.path("orderId").asText().equals(orderId))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("account").asText()).isEqualTo("shop"));
        assertThat(orderId).isNotEmpty();
        assertThat(output.getOut())
                .doesNotContain("Bea Buyer")
                .doesNotContain("Buyer77")
                .doesNotContain("bea@example.com")
                .doesNotContain(CARD);
    }

    private static List<JsonNode> json(String out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.split("\\R")) {
            if (line.startsWith("{\"@timestamp\"")) {
                lines.add(Json.MAPPER.readTree(line));
            }
        }
        return lines;
    }

    @Test
    void health_tells_only_the_word_without_a_key() throws IOException {
        assertThat(open("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(open("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(open("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(open("/actuator/health/broker").statusCode()).isEqualTo(404);

        assertThat(health("").path("components").fieldNames())
                .toIterable()
                .contains("routes", "db", "broker", "disk", "accounts");
        assertThat(health("/readiness").path("components").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("readinessState", "routes", "broker");
        assertThat(health("/liveness").path("components").fieldNames())
                .toIterable()
                .containsExactly("ping");
    }

    @Test
    void hawtio_lets_the_administrator_look_and_stop_a_route_and_nothing_else() throws IOException {
        String route = "org.apache.camel:context=hub,name=\"kept-messages-swept\",type=routes";
        assertThat(open("/actuator/hawtio/").statusCode()).isEqualTo(401);
        assertThat(open("/actuator/jolokia").statusCode()).isEqualTo(401);
        assertThat(signedIn("/actuator/hawtio/index.html", null).statusCode()).isEqualTo(200);

        assertThat(jolokia("{\"type\":\"read\",\"mbean\":%s,\"attribute\":\"State\"}", route)
                        .path("value")
                        .asText())
                .isEqualTo("Started");
        assertThat(jolokia("{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"stop()\"}", route)
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":%s,\"attribute\":\"State\"}", route)
                        .path("value")
                        .asText())
                .isEqualTo("Stopped");
        assertThat(open("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(jolokia("{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"start()\"}", route)
                        .path("status")
                        .asInt())
                .isEqualTo(200);

        for (String forbidden : List.of(
                "{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"remove()\"}",
                "{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"updateRouteFromXml(java.lang.String)\",\"arguments\":[\"<route/>\"]}",
                "{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"stop(long)\",\"arguments\":[1]}",
                "{\"type\":\"write\",\"mbean\":%s,\"attribute\":\"TracingEnabled\",\"value\":true}")) {
            assertThat(jolokia(forbidden, route).path("status").asInt())
                    .as(forbidden)
                    .isEqualTo(403);
        }
        assertThat(jolokia(
                                "{\"type\":\"exec\",\"mbean\":%s,\"operation\":\"sendStringBody(java.lang.String,java.lang.String)\",\"arguments\":[\"direct:to-intake\",\"x\"]}",
                                "org.apache.camel:context=hub,type=context,name=\"hub\"")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void what_leads_nowhere_is_a_problem_with_the_headers_of_every_answer() throws Exception {
        for (String method : List.of("TRACE", "GET", "PATCH")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(hub.url("/nowhere")))
                    .header("X-API-Key", RunningHub.ADMIN_KEY)
                    .method(method, HttpRequest.BodyPublishers.noBody()));

            assertThat(answer.statusCode()).as(method).isBetween(400, 405);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(method)
                    .startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain("Exception", "at hub", "Tomcat", "org.");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        HttpResponse<String> answer = hub.get("/nowhere");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private static JsonNode jolokia(String request, String mbean) throws IOException {
        String body = request.formatted(Json.MAPPER.writeValueAsString(mbean));
        return RunningHub.tree(signedIn("/actuator/jolokia", body));
    }

    private static HttpResponse<String> signedIn(String path, String body) {
        String basic = Base64.getEncoder().encodeToString(("admin:" + RunningHub.ADMIN_KEY).getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json");
        return send(body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(URI.create(hub.url(path))).GET());
    }

    private static JsonNode health(String path) throws IOException {
        return Json.MAPPER.readTree(hub.get("/actuator/health" + path).body());
    }

    private static List<String> series() {
        return hub.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    /** @return the sum over all series of this name that say both; -1 when there is none */
    private static double figure(String name, String account, String label) {
        Pattern wanted = Pattern.compile("^" + name + "(\\{.*})? (\\S+)$");
        return hub.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> account.isEmpty() || line.contains("account=\"" + account + "\""))
                .filter(line -> line.contains(label))
                .map(wanted::matcher)
                .filter(Matcher::matches)
                .mapToDouble(found -> Double.parseDouble(found.group(2)))
                .reduce(Double::sum)
                .orElse(-1);
    }
}
