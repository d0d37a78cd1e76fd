package hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import hub.json.Json;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store of BigCommerce as its own description and its recorded answers show it. */
class BigCommerceSandboxTest {

    private static final Path FIXTURES = Path.of("..", "shared", "fixtures", "bigcommerce");

    private final WebhookSender sender =
            new WebhookSender(Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
    private final Sandbox sandbox = Played.sandbox(new SandboxSettings("http://localhost:1", "sandbox"), sender);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void what_it_answers_is_what_bigcommerce_describes() {
        assumeTrue(Files.isDirectory(FIXTURES), "no models at " + FIXTURES + ": answers not compared");
        OpenApiModels v2 = new OpenApiModels(FIXTURES.resolve("openapi_orders.v2.oas2.yml"));
        OpenApiModels v3 = new OpenApiModels(FIXTURES.resolve("openapi_orders.v3.yml"));
        OpenApiModels stock = new OpenApiModels(FIXTURES.resolve("openapi_inventory.v3.yml"));
        String id = shippedAndRefunded();
        String order = "/v2/orders/" + id;

        assertThat(v2.faults("order_Resp", get(order).body())).as("order").isEqualTo(UNDESCRIBED);
        each(v2, "orderProducts", get(order + "/products").body());
        each(v2, "orderShippingAddress", get(order + "/shipping_addresses").body());
        each(v2, "orderShipment", get(order + "/shipments").body());
        each(
                v3,
                "Refund",
                get("/v3/orders/" + id + "/payment_actions/refunds").body().path("data"));
        each(v3, "Transaction", get("/v3/orders/" + id + "/transactions").body().path("data"));
        each(stock, "ItemResponse", get("/v3/inventory/items").body().path("data"));
        assertThat(stock.faults("Meta", get("/v3/inventory/items").body().path("meta")))
                .isEmpty();
        assertThat(stock.faults(
                        "ErrorResponse",
                        adjust("absolute", item("variant_id", 1, 5)).body()))
                .isEmpty();
        assertThat(get("/v2/orders").body().path(0)).isEqualTo(get(order).body());

        ObjectNode wrong = get(order).body().deepCopy();
        assertThat(v2.faults("order_Resp", wrong.put("status_id", "11").put("is_deleted", "no")))
                .contains(
                        "$.status_id: string found, integer expected", "$.is_deleted: string found, boolean expected");
    }

    /** Recorded orders have them; the description forgets them. */
    private static final List<String> UNDESCRIBED =
            List.of("$.custom_status: unknown to order_Resp", "$.credit_card_type: unknown to order_Resp");

    @Test
    void buying_lowers_its_stock_and_an_adjustment_sets_or_moves_it() {
        sandbox.order("bigcommerce", "acme", wish("TEA-100G", 3));
        assertThat(sandbox.level("bigcommerce", "acme", "TEA-100G")).contains(7);

        assertThat(adjust("absolute", item("product_id", Shelves.id("TEA-100G"), 40))
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.level("bigcommerce", "acme", "TEA-100G")).contains(40);
        assertThat(adjust("relative", item("sku", 0, -15).put("sku", "TEA-100G"))
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.level("bigcommerce", "acme", "TEA-100G")).contains(25);
        assertThat(adjust("relative", item("product_id", Shelves.id("TEA-100G"), -26))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_adjustment_with_one_fault_does_nothing() {
        long tea = Shelves.id("TEA-100G");
        ObjectNode good = item("product_id", tea, 40);

        refused("tracked by product", good, item("variant_id", tea + 1, 5));
        refused("tracked by variant", good, item("product_id", Shelves.id("TSHIRT"), 5));
        refused("not found", good, item("product_id", 5, 5));
        refused("location_id 9", good, item("product_id", tea, 5).put("location_id", 9));
        refused("invalid fields", good, item("product_id", tea, 5).put("level", 5));
        refused("invalid fields", good, item("product_id", tea, 5).put("sku", "TEA-100G"));
        refused("invalid fields", good, item("product_id", tea, 5).put("quantity", "5"));
        assertThat(sandbox.level("bigcommerce", "acme", "TEA-100G")).contains(10);
    }

    @Test
    void nothing_is_said_without_a_body_and_faults_of_v2_are_a_list() {
        ApiAnswer none = get("/v2/orders");
        assertThat(none.status()).isEqualTo(204);
        assertThat(none.body().toString()).isEmpty();
        assertThat(get("/v2/orders/5").status()).isEqualTo(404);
        assertThat(get("/v2/orders/5").body().at("/0/message").asText())
                .isEqualTo("The requested resource was not found.");
        assertThat(get("/v2/orders", Map.of("sort", "colour")).status()).isEqualTo(400);
        String id = sandbox.order("bigcommerce", "acme", new Wish(null, false, null, null));
        assertThat(get("/v3/orders/" + id + "/transactions").status()).isEqualTo(204);
        assertThat(get("/v2/orders/" + id + "/coupons").status()).isEqualTo(204);
    }

    @Test
    void changed_orders_come_page_after_page_and_what_lies_in_the_archive_can_still_be_read() {
        List<String> bought = new ArrayList<>();
        for (int order = 0; order < 5; order++) {
            bought.add(sandbox.order("bigcommerce", "acme", Wish.NONE));
        }
        sandbox.act("bigcommerce", "acme", bought.get(0), "delete", Wish.NONE);
        List<String> met = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            ApiAnswer answer = get(
                    "/v2/orders",
                    Map.of(
                            "limit", "2",
                            "page", String.valueOf(page),
                            "sort", "date_modified:asc",
                            "min_date_modified", "Thu, 20 Apr 2017 11:32:00 -0400"));
            answer.body().forEach(order -> met.add(order.path("id").asText()));
        }

        assertThat(met).containsExactlyElementsOf(bought.subList(1, 5));
        assertThat(get("/v2/orders/" + bought.get(0)).body().path("is_deleted").asBoolean())
                .isTrue();
    }

    @Test
    void all_calls_of_a_window_are_counted_and_one_more_is_refused() {
        for (int call = 0; call < 150; call++) {
            assertThat(get("/v3/inventory/items").status()).isEqualTo(200);
        }
        ApiAnswer refused = get("/v3/inventory/items");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers())
                .containsEntry("X-Rate-Limit-Requests-Left", "0")
                .containsEntry("X-Rate-Limit-Requests-Quota", "150")
                .containsEntry("X-Rate-Limit-Time-Window-Ms", "30000")
                .containsKey("X-Rate-Limit-Time-Reset-Ms")
                .doesNotContainKey("Retry-After");
        assertThat(sandbox.violations("bigcommerce", "acme")).isEqualTo(1);
    }

    @Test
    void a_webhook_is_signed_as_the_standard_wants_it_and_repeated_with_the_same_number() {
        BigCommercePlatform platform = new BigCommercePlatform();
        Shop shop = new Shop(
                "acme",
                new ShopAddress("http://localhost:1", "http://localhost:1/webhooks"),
                new SandboxSecrets("sandbox", "acme"),
                List.of(),
                Clock.systemUTC(),
                new Random(7));
        Subscription to = new Subscription("1", "store/order/*", "http://localhost:1", "", true);
        to.headers = Map.of("X-Crossdock-Token", "t0ken");
        ShopOrder order = shop.place(wish("TEA-100G", 1));
        Platform.Event event = platform.events(shop, order, "order").get(0);
        String body = event.body().toString();
        String key = Base64.getEncoder().encodeToString("sandbox-sign-acme".getBytes(StandardCharsets.UTF_8));

        Map<String, String> headers = platform.headers(shop, event, to, body);
        assertThatCode(() -> new Webhook(key).verify(body, lists(headers))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(key).verify(body + " ", lists(headers)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(platform.headers(shop, event, to, body)).containsEntry("webhook-id", headers.get("webhook-id"));
        assertThat(headers).containsEntry("X-Crossdock-Token", "t0ken");
        assertThat(to.wants("store/order/created")).isTrue();
        assertThat(to.wants("store/shipment/created")).isFalse();
        assertThat(event.body().path("data").toString()).isEqualTo("{\"type\":\"order\",\"id\":" + order.id + "}");
        assertThat(event.body().path("hash").asText()).matches("[0-9a-f]{40}");

        Duration all =
                IntStream.range(0, platform.repeats()).mapToObj(platform::pause).reduce(Duration.ZERO, Duration::plus);
        assertThat(platform.pause(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(all).isBetween(Duration.ofHours(47), Duration.ofHours(50));
    }

    private static HttpHeaders lists(Map<String, String> headers) {
        return HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    @Test
    void webhooks_are_made_switched_and_taken_away_and_what_they_send_along_is_kept() {
        ObjectNode wanted = Json.MAPPER
                .createObjectNode()
                .put("scope", "store/order/*")
                .put("destination", "http://localhost:1/hook")
                .put("is_active", true);
        wanted.putObject("headers").put("X-Crossdock-Token", "t0ken");
        JsonNode made = serve("POST", "/v3/hooks", Map.of(), wanted).body().path("data");
        String one = "/v3/hooks/" + made.path("id").asText();

        assertThat(made.at("/headers/X-Crossdock-Token").asText()).isEqualTo("t0ken");
        assertThat(serve("PUT", one, Map.of(), Json.MAPPER.createObjectNode().put("is_active", false))
                        .body()
                        .at("/data/is_active")
                        .asBoolean(true))
                .isFalse();
        assertThat(get("/v3/hooks").body().path("data").toString())
                .contains(made.path("id").asText());
        assertThat(serve("POST", "/v3/hooks", Map.of(), wanted.deepCopy().put("topic", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(serve("POST", "/v3/hooks", Map.of(), wanted.deepCopy().put("destination", "https://hub.example"))
                        .body()
                        .at("/errors/destination")
                        .asText())
                .isEqualTo("error.path.missing.");
        assertThat(serve("DELETE", one, Map.of(), MissingNode.getInstance()).status())
                .isEqualTo(200);
        assertThat(get(one).status()).isEqualTo(404);
    }

    @Test
    void a_wrong_token_and_another_store_are_not_let_in() {
        ApiRequest wrong = new ApiRequest(
                "GET", "/stores/acme/v2/orders", Map.of(), Map.of("x-auth-token", "x"), MissingNode.getInstance());
        assertThat(sandbox.serve("bigcommerce", "acme", wrong).status()).isEqualTo(401);
        ApiRequest other =
                new ApiRequest("GET", "/stores/other/v2/orders", Map.of(), wrong.headers(), MissingNode.getInstance());
        assertThat(sandbox.serve("bigcommerce", "acme", other).status()).isEqualTo(401);
        assertThat(serve("GET", "/../other/v2/orders", Map.of(), MissingNode.getInstance())
                        .status())
                .isEqualTo(404);
    }

    private String shippedAndRefunded() {
        String id = sandbox.order("bigcommerce", "acme", wish("TSHIRT-M", 2));
        sandbox.act("bigcommerce", "acme", id, "fulfil", new Wish(List.of(wished("TSHIRT-M", 1)), null, null, null));
        sandbox.act("bigcommerce", "acme", id, "refund", Wish.NONE);
        return id;
    }

    private static void each(OpenApiModels models, String schema, JsonNode list) {
        assertThat(list).as(schema).isNotEmpty();
        list.forEach(one -> assertThat(models.faults(schema, one)).as(schema).isEmpty());
    }

    private void refused(String words, ObjectNode... items) {
        ApiAnswer answer = adjust("absolute", items);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("title").asText()).contains(words);
    }

    private ApiAnswer adjust(String way, ObjectNode... items) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("reason", "test");
        body.putArray("items").addAll(List.of(items));
        return serve(way.equals("absolute") ? "PUT" : "POST", "/v3/inventory/adjustments/" + way, Map.of(), body);
    }

    private static ObjectNode item(String name, long id, int quantity) {
        return Json.MAPPER
                .createObjectNode()
                .put("location_id", 1)
                .put(name, id)
                .put("quantity", quantity);
    }

    private ApiAnswer get(String path) {
        return get(path, Map.of());
    }

    private ApiAnswer get(String path, Map<String, String> query) {
        return serve("GET", path, query, MissingNode.getInstance());
    }

    private ApiAnswer serve(String method, String path, Map<String, String> query, JsonNode body) {
        return sandbox.serve(
                "bigcommerce",
                "acme",
                new ApiRequest(
                        method, "/stores/acme" + path, query, Map.of("x-auth-token", "sandbox-token-acme"), body));
    }

    private static Wish wish(String sku, int quantity) {
        return new Wish(List.of(wished(sku, quantity)), true, null, null);
    }

    private static Wish.Item wished(String sku, int quantity) {
        return new Wish.Item(sku, quantity, null);
    }
}
