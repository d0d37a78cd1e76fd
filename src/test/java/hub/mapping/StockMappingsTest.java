package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the mappings around the stock calls make of recorded answers and of bad ones. */
class StockMappingsTest {

    private static final String TWO = """
            "asked": {"items": [{"ids": {"stockItem": "7", "product": "7"}, "location": "1", "level": 5},
                                {"ids": {"stockItem": "8", "product": "8"}, "location": "1", "level": 6}]}""";

    @Test
    void shopify_sets_with_the_level_before_and_a_key_of_its_own() throws IOException {
        JsonNode request = run("shopify/set-stock.jslt", """
                {"key": "k1", "items": [{"ids": {"stockItem": "53469430055218"}, "location": "106318430514", "level": 5, "from": 0}]}""");

        assertThat(request.at("/body/query").asText()).contains("@idempotent(key: $key)");
        assertThat(request.at("/body/variables/key").asText()).isEqualTo("k1");
        assertThat(request.at("/body/variables/input/quantities")).isEqualTo(Json.MAPPER.readTree("""
                [{"inventoryItemId": "gid://shopify/InventoryItem/53469430055218",
                  "locationId": "gid://shopify/Location/106318430514", "quantity": 5, "changeFromQuantity": 0}]"""));
    }

    @Test
    void shopify_confirms_all_or_none() {
        JsonNode done = run("shopify/set-stock-answer.jslt", """
                {%s, "body": {"data": {"inventorySetQuantities": {"inventoryAdjustmentGroup": {"id": "g"}, "userErrors": []}},
                 "extensions": {"cost": {"throttleStatus": {"currentlyAvailable": 1990}}}}}""".formatted(TWO));
        JsonNode stale = run("shopify/set-stock-answer.jslt", """
                {%s, "body": {"data": {"inventorySetQuantities": {"inventoryAdjustmentGroup": null, "userErrors": [
                 {"field": ["input", "quantities", "1", "changeFromQuantity"], "message": "no longer matches", "code": "CHANGE_FROM_QUANTITY_STALE"}]}}}}""".formatted(TWO));

        assertThat(done.path("items").findValuesAsText("state")).containsExactly("done", "done");
        assertThat(done.path("left").asInt()).isEqualTo(1990);
        assertThat(stale.path("items").findValuesAsText("state")).containsExactly("not-done", "stale");
    }

    @Test
    void shopify_says_no_with_status_200() {
        JsonNode throttled = run("shopify/set-stock-answer.jslt", """
                {%s, "body": {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}}""".formatted(TWO));
        JsonNode refused = run("shopify/get-stock-answer.jslt", """
                {%s, "body": {"errors": [{"message": "The @idempotent directive is required", "extensions": {"code": "BAD_REQUEST"}}]}}""".formatted(TWO));

        assertThat(throttled.path("tooFast").asText()).isEqualTo("1");
        assertThat(refused.path("failure").asText()).isEqualTo("refused: BAD_REQUEST");
    }

    @Test
    void woocommerce_answers_each_and_has_errors_beside_200() {
        JsonNode answer = run("woocommerce/set-stock-answer.jslt", """
                {%s, "body": {"update": [{"id": 7, "stock_quantity": 5},
                 {"id": 8, "error": {"code": "woocommerce_rest_product_invalid_id", "message": "Invalid ID."}}]}}""".formatted(TWO));

        assertThat(answer.path("items").findValuesAsText("state")).containsExactly("done", "refused");
        assertThat(answer.path("items").path(1).path("words").asText()).isEqualTo("Invalid ID.");
    }

    @Test
    void woocommerce_sets_variations_at_their_product() {
        JsonNode request = run("woocommerce/set-stock.jslt", """
                {"group": "9", "items": [{"ids": {"product": "10000000007"}, "level": 5}]}""");

        assertThat(request.path("path").asText()).isEqualTo("products/9/variations/batch");
        assertThat(request.at("/body/update/0/id").asLong()).isEqualTo(10_000_000_007L);
    }

    @Test
    void what_a_shop_does_not_manage_itself_has_no_level() {
        JsonNode answer = run("woocommerce/get-stock-answer.jslt", """
                {%s, "body": [{"id": 7, "manage_stock": true, "stock_quantity": "5"},
                 {"id": 8, "manage_stock": "parent", "stock_quantity": 9}]}""".formatted(TWO));

        assertThat(answer.path("items").path(0).path("level").asText()).isEqualTo("5");
        assertThat(answer.path("items").path(1).path("missing").asBoolean()).isTrue();
    }

    @Test
    void recorded_lists_of_orders_are_read_row_by_row() throws IOException {
        for (String file : List.of("rest_orders_list_by_ids", "rest_orders_list_partially_refunded")) {
            everyRow(answer("shopify", "list-orders", file, "{}"));
        }
        everyRow(answer("woocommerce", "list-orders", "docs-orders-list", "{}"));
    }

    @Test
    void recorded_lists_of_products_name_what_stock_is_set_by() throws IOException {
        JsonNode products = answer("woocommerce", "list-products", "docs-products-list", "{}");
        JsonNode variations = answer(
                "woocommerce",
                "list-products",
                "docs-variations-list",
                "{\"token\": {\"parent\": \"722\", \"page\": 1}}");

        assertThat(products.path("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.at("/ids/product").asText()).matches("[0-9]+"));
        assertThat(variations.path("items")).hasSize(2).allSatisfy(item -> {
            assertThat(item.path("group").asText()).isEqualTo("722");
            assertThat(item.at("/ids/product").asText())
                    .isEqualTo(item.path("listing").asText());
        });
        assertThat(variations.path("next")).isEmpty();
    }

    @Test
    void a_recorded_refusal_of_shopify_is_a_failure_or_names_the_level() throws IOException {
        JsonNode recorded = file("shopify/graphql/2026-04_products_inventory-quantity-contracts-2026-04");
        JsonNode unknown = recorded.at("/unknownIdValidation/setUnknownInventoryItem/response");
        JsonNode noKey = recorded.at("/missingSetIdempotency/response");

        assertThat(meaning("shopify", "set-stock", unknown, "{\"items\": [{}]}")
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("refused");
        assertThat(meaning("shopify", "set-stock", noKey, "{\"items\": [{}]}")
                        .path("failure")
                        .asText())
                .isEqualTo("refused: BAD_REQUEST");
    }

    private static void everyRow(JsonNode answer) {
        assertThat(answer.path("orders")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("externalId").asText()).matches("[0-9]+");
            assertThat(OffsetDateTime.parse(row.path("updatedAt").asText())).isNotNull();
            assertThat(row.path("order").path("id").asText())
                    .isEqualTo(row.path("externalId").asText());
        });
    }

    private static JsonNode answer(String platform, String verb, String file, String asked) throws IOException {
        return meaning(platform, verb, file(platform + "/" + file), asked);
    }

    private static JsonNode meaning(String platform, String verb, JsonNode body, String asked) throws IOException {
        ObjectNode input = Json.MAPPER.createObjectNode();
        input.set("asked", Json.MAPPER.readTree(asked));
        input.putObject("headers");
        input.set("body", body);
        return Mappings.program(platform + "/" + verb + "-answer.jslt").run(input);
    }

    private static JsonNode file(String name) throws IOException {
        Path file = RecordedPayloads.FOLDER.resolve(name + ".json");
        assumeTrue(Files.exists(file), "no recorded payload " + file + ": not compared");
        return Json.MAPPER.readTree(file.toFile());
    }

    private static JsonNode run(String mapping, String input) {
        try {
            return Mappings.program(mapping).run(Json.MAPPER.readTree(input));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
