package hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shops keep of stock, and what they refuse. The recorded answers of the platforms are the measure. */
class SandboxStockTest {

    private static final String SET = "mutation S($input: InventorySetQuantitiesInput!, $key: String!) {"
            + " inventorySetQuantities(input: $input) @idempotent(key: $key) {"
            + " inventoryAdjustmentGroup { id changes { name delta } } userErrors { field message code } } }";
    private static final String WITHOUT_KEY = "mutation S($input: InventorySetQuantitiesInput!) {"
            + " inventorySetQuantities(input: $input) { userErrors { code } } }";

    private final WebhookSender sender =
            new WebhookSender(Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
    private final Sandbox sandbox = Played.sandbox(new SandboxSettings("http://localhost:1", "sandbox"), sender);

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_level_is_set_only_where_it_is_what_the_caller_took_it_for() {
        sandbox.setLevel("shopify", "acme", "MUG-RED", 8);

        JsonNode stale = graph(SET, input("MUG-RED", 5, 7), "k1");
        JsonNode done = graph(SET, input("MUG-RED", 5, 8), "k2");

        assertThat(stale.at("/data/inventorySetQuantities/userErrors/0/code").asText())
                .isEqualTo("CHANGE_FROM_QUANTITY_STALE");
        assertThat(done.at("/data/inventorySetQuantities/userErrors")).isEmpty();
        assertThat(done.at("/data/inventorySetQuantities/inventoryAdjustmentGroup/changes/0/delta")
                        .asInt())
                .isEqualTo(-3);
        assertThat(done.at("/extensions/cost/throttleStatus/restoreRate").asInt())
                .isEqualTo(100);
        assertThat(sandbox.level("shopify", "acme", "MUG-RED")).contains(5);
    }

    @Test
    void the_same_key_is_done_once() {
        sandbox.setLevel("shopify", "acme", "MUG-RED", 8);
        graph(SET, input("MUG-RED", 5, 8), "k1");
        sandbox.setLevel("shopify", "acme", "MUG-RED", 6);

        JsonNode again = graph(SET, input("MUG-RED", 5, 8), "k1");

        assertThat(again.at("/data/inventorySetQuantities/userErrors")).isEmpty();
        assertThat(sandbox.level("shopify", "acme", "MUG-RED")).contains(6);
    }

    @Test
    void what_the_recorded_shop_refused_is_refused_with_its_words() {
        JsonNode noKey = graph(WITHOUT_KEY, input("MUG-RED", 5, 8), null);
        ObjectNode noLevel = input("MUG-RED", 5, 8);
        ((ObjectNode) noLevel.at("/quantities/0")).remove("changeFromQuantity");
        ObjectNode legacy = input("MUG-RED", 5, 8).put("ignoreCompareQuantity", true);
        ObjectNode elsewhere = input("MUG-RED", 5, 8);
        ((ObjectNode) elsewhere.at("/quantities/0")).put("locationId", "gid://shopify/Location/1");

        assertThat(noKey.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(noKey.at("/errors/0/message").asText())
                .isEqualTo("The @idempotent directive is required for this mutation but was not provided.");
        assertThat(graph(SET, noLevel, "k").at("/errors/0/extensions/code").asText())
                .isEqualTo("INVALID_FIELD_ARGUMENTS");
        assertThat(graph(SET, legacy, "k").path("errors")).isNotEmpty();
        assertThat(graph(SET, elsewhere, "k")
                        .at("/data/inventorySetQuantities/userErrors/0/code")
                        .asText())
                .isEqualTo("INVALID_LOCATION");
        assertThat(graph("query Q { shop { name } }", null, null).path("errors"))
                .isNotEmpty();
        assertThat(sandbox.level("shopify", "acme", "MUG-RED")).contains(10);
    }

    @Test
    void who_asks_too_much_is_told_so_and_counted() {
        JsonNode answer = MissingNode.getInstance();
        for (int call = 0;
                call < 4_000 && !answer.at("/errors/0/extensions/code").asText().equals("THROTTLED");
                call++) {
            answer = graph(
                    "query L { productVariants(first: 1) { nodes { sku } pageInfo { hasNextPage } } }", null, null);
        }

        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("THROTTLED");
        assertThat(sandbox.violations("shopify", "acme")).isEqualTo(1);
    }

    @Test
    void buying_lowers_the_shops_own_level_and_giving_back_raises_it() {
        for (String platform : List.of("shopify", "woocommerce")) {
            String id = sandbox.order(
                    platform, "acme", new Wish(List.of(new Wish.Item("TEA-100G", 3, null)), true, null, null));
            assertThat(sandbox.level(platform, "acme", "TEA-100G")).contains(7);

            sandbox.act(platform, "acme", id, "cancel", Wish.NONE);

            assertThat(sandbox.level(platform, "acme", "TEA-100G")).contains(10);
        }
    }

    @Test
    void woocommerce_lists_in_pages_and_sets_many_with_an_answer_for_each() {
        List<String> skus = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            ApiAnswer answer = woo(
                    "GET",
                    "/products",
                    Map.of("per_page", "3", "page", String.valueOf(page)),
                    MissingNode.getInstance());
            answer.body().forEach(product -> skus.add(product.path("sku").asText()));
            assertThat(answer.headers()).containsEntry("X-WP-TotalPages", "3");
        }
        assertThat(skus).hasSize(7).contains("MUG-RED", "").doesNotHaveDuplicates();

        long mug = Shelves.id("MUG-RED");
        ObjectNode batch = Json.MAPPER.createObjectNode();
        batch.putArray("update").addObject().put("id", mug).put("stock_quantity", 4);
        ((com.fasterxml.jackson.databind.node.ArrayNode) batch.path("update"))
                .addObject()
                .put("id", 1)
                .put("stock_quantity", 4);
        JsonNode changed = woo("POST", "/products/batch", Map.of(), batch).body();

        assertThat(changed.at("/update/0/stock_quantity").asInt()).isEqualTo(4);
        assertThat(changed.at("/update/1/error/code").asText()).isEqualTo("woocommerce_rest_product_invalid_id");
        assertThat(sandbox.level("woocommerce", "acme", "MUG-RED")).contains(4);
        long shirts = Shelves.id("TSHIRT");
        assertThat(woo("GET", "/products/" + shirts + "/variations", Map.of(), MissingNode.getInstance())
                        .body())
                .hasSize(2);
    }

    @Test
    void shopify_pages_through_changed_orders_by_its_own_marks() {
        for (int order = 0; order < 5; order++) {
            sandbox.order("shopify", "acme", Wish.NONE);
        }
        Map<String, String> query = Map.of("limit", "2", "status", "any");
        List<String> ids = new ArrayList<>();
        while (query != null) {
            ApiAnswer answer = shopify(query);
            answer.body()
                    .path("orders")
                    .forEach(order -> ids.add(order.path("id").asText()));
            String link = answer.headers().get("Link");
            query = link == null
                    ? null
                    : Map.of("limit", "2", "page_info", link.replaceAll(".*page_info=([^>]+)>.*", "$1"));
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(shopify(Map.of("page_info", "x", "status", "any")).status()).isEqualTo(400);
    }

    private ApiAnswer shopify(Map<String, String> query) {
        return sandbox.serve(
                "shopify",
                "acme",
                new ApiRequest(
                        "GET",
                        "/admin/api/2026-07/orders.json",
                        query,
                        Map.of("x-shopify-access-token", "sandbox-token-acme"),
                        MissingNode.getInstance()));
    }

    private ApiAnswer woo(String method, String path, Map<String, String> query, JsonNode body) {
        String pair = "ck_sandbox-acme:cs_sandbox-acme";
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return sandbox.serve(
                "woocommerce",
                "acme",
                new ApiRequest(method, "/wp-json/wc/v3" + path, query, Map.of("authorization", basic), body));
    }

    private JsonNode graph(String query, ObjectNode input, String key) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("query", query);
        ObjectNode variables = body.putObject("variables");
        if (input != null) {
            variables.set("input", input);
        }
        if (key != null) {
            variables.put("key", key);
        }
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

    private static ObjectNode input(String sku, int level, int from) {
        ObjectNode input =
                Json.MAPPER.createObjectNode().put("name", "available").put("reason", "correction");
        input.putArray("quantities")
                .addObject()
                .put("inventoryItemId", "gid://shopify/InventoryItem/" + (Shelves.id(sku) + 2))
                .put("locationId", ShopifyStock.LOCATION)
                .put("quantity", level)
                .put("changeFromQuantity", from);
        return input;
    }
}
