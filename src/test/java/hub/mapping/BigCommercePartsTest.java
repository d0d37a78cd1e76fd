package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.OpenApiModels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recorded orders joined with the recorded lists that belong to orders, and what the mappings around the calls make of them. */
class BigCommercePartsTest {

    private static final Path FOLDER = RecordedPayloads.FOLDER.resolve("bigcommerce");

    @Test
    void recorded_lines_keep_their_amounts_and_their_box() throws IOException {
        JsonNode lines = joined("products", file("orders_get_orders_order_id_products_200_response"))
                .at("/parts/lines/lines");

        assertThat(lines).hasSize(2);
        assertThat(lines.path(0).path("channelSku").asText()).isEqualTo("S-ORAN");
        assertThat(lines.path(0).at("/unitPrice/amount").asText()).isEqualTo("65.23");
        assertThat(lines.path(0).at("/discount/amount").asText()).isEqualTo("1.59");
        assertThat(lines.path(0).at("/total/amount").asText()).isEqualTo("63.64");
        assertThat(lines.path(0).at("/extensions/options")).hasSize(5);
        assertThat(lines.path(1).path("parentId").asText()).isEqualTo("65");
    }

    /** What {@code recorded-payloads.txt} leaves out as a part of an order is mapped as one here. */
    @TestFactory
    Stream<DynamicTest> every_recorded_part_is_mapped() throws IOException {
        assumeThere();
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> parts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .filter(name ->
                            RecordedPayloads.of("bigcommerce/" + name).what().startsWith("a part of an order"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(parts).hasSizeGreaterThanOrEqualTo(11);
            return parts.stream().map(name -> DynamicTest.dynamicTest(name, () -> isMapped(name)));
        }
    }

    private static void isMapped(String name) throws IOException {
        JsonNode file = file(name);
        JsonNode inner = file.has("data") ? file.path("data") : file;
        ArrayNode list = inner.isArray()
                ? (ArrayNode) inner
                : Json.MAPPER.createArrayNode().add(inner);
        if (name.contains("_products_")) {
            JsonNode lines = joined("products", list).at("/parts/lines/lines");
            assertThat(lines).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                isMapped(list.path(i), lines.path(i));
            }
        } else if (name.contains("_shipments_")) {
            assertThat(joined("shipments", list).at("/elements/fulfilments")).hasSameSizeAs(list);
        } else if (name.contains("_shipping_addresses_")) {
            JsonNode order = joined("shippingAddresses", list);
            assertThat(order.at("/parts/money/shipping")).hasSameSizeAs(list);
            assertThat(order.at("/parts/shipTo/line1").asText())
                    .isEqualTo(list.at("/0/street_1").asText());
        } else if (name.contains("_coupons_")) {
            assertThat(joined("coupons", list).at("/parts/money/discounts").findValuesAsText("code"))
                    .hasSameSizeAs(list);
        } else {
            assertThat(joined("refunds", list).at("/elements/refunds")).hasSameSizeAs(list);
        }
    }

    private static void isMapped(JsonNode recorded, JsonNode line) {
        assertThat(line.path("id").asText()).isEqualTo(recorded.path("id").asText());
        assertThat(line.path("ordered").asText())
                .isEqualTo(recorded.path("quantity").asText());
        assertThat(new BigDecimal(line.at("/unitPrice/amount").asText()))
                .isEqualByComparingTo(recorded.path("price_inc_tax").asText());
    }

    @Test
    void recorded_shipments_addresses_coupons_and_refunds_stand_where_they_belong() throws IOException {
        JsonNode shipped = joined("shipments", file("orders_get_orders_order_id_shipments_200_application_json"));
        JsonNode shipment = shipped.at("/elements/fulfilments/6");
        JsonNode sent = joined("shippingAddresses", file("orders_get_orders_order_id_shipping_addresses_200_response"));
        JsonNode coupon = joined("coupons", file("orders_get_orders_order_id_coupons_200_response"));
        ObjectNode refunds = Json.MAPPER.createObjectNode();
        refunds.putArray("data")
                .add(file("orders_get_orders_payment_actions_refunds_refund_id_200_Example")
                        .path("data"));
        JsonNode refund = joined("refunds", refunds).at("/elements/refunds/12");

        assertThat(shipped.at("/lists/fulfilments")).isNotEmpty();
        assertThat(joined("refunds", Json.MAPPER.readTree("{\"data\":[],\"meta\":{}}"))
                        .at("/lists/refunds")
                        .isArray())
                .isTrue();
        assertThat(shipment.path("trackingNumber").asText()).isEqualTo("EJ958083578US");
        assertThat(shipment.path("carrier").asText()).isEqualTo("usps");
        assertThat(shipment.path("lines")).isNotEmpty();
        assertThat(sent.at("/parts/shipTo/country").asText()).isEqualTo("US");
        assertThat(sent.at("/parts/money/shipping")).isNotEmpty();
        assertThat(coupon.at("/parts/money/discounts/0/code").asText()).isEqualTo("S2549JM0Y");
        assertThat(refund.at("/amount/amount").asText()).isEqualTo("50");
        assertThat(refund.path("at").asText()).isEqualTo("2022-06-16T16:44:15Z");
        assertThat(refund.at("/lines/0/lineId").asText()).isEqualTo("87");
        assertThat(refund.path("statusWord").asText()).isEqualTo("ok");
    }

    @Test
    void a_recorded_list_of_orders_names_them_with_their_time() throws IOException {
        JsonNode rows = meaning("list-orders", file("orders_get_orders_200_response"), "{}")
                .path("orders");

        assertThat(rows.toString()).isEqualTo("[{\"externalId\":\"100\",\"updatedAt\":\"2018-12-05T20:16:55Z\"}]");
    }

    @Test
    void a_recorded_refusal_names_what_it_is_about_and_the_others_are_not_done() throws IOException {
        JsonNode refusal =
                file("inventory_put_inventory_adjustments_absolute_422_Item_has_another_tracking_mode_error");
        String asked = """
                {"items": [{"ids": {"product": "7", "variant": "106", "by": "variant"}},
                           {"ids": {"product": "8", "variant": "10", "by": "variant"}}]}""";

        JsonNode items = meaning("set-stock", refusal, asked).path("items");
        assertThat(items.findValuesAsText("state")).containsExactly("refused", "not-done");
        assertThat(items.path(0).path("words").asText()).contains("tracked by product");

        String others = asked.replace("106", "107");
        assertThat(meaning("set-stock", refusal, others).path("items").findValuesAsText("state"))
                .containsExactly("refused", "refused");
        assertThat(meaning("set-stock", Json.MAPPER.readTree("{\"transaction_id\": \"t\"}"), asked)
                        .path("items")
                        .findValuesAsText("state"))
                .containsExactly("done", "done");
        assertThat(meaning("set-stock", Json.MAPPER.readTree("{}"), asked).has("failure"))
                .isTrue();
    }

    @Test
    void levels_are_set_by_product_or_variant_at_their_location() throws IOException {
        JsonNode request = Mappings.program("bigcommerce/set-stock.jslt").run(Json.MAPPER.readTree("""
                {"key": "k1", "items": [
                  {"ids": {"product": "111", "variant": "74", "by": "variant"}, "location": "1", "level": 100, "from": 5},
                  {"ids": {"product": "112", "variant": "75", "by": "product"}, "location": "2", "level": 0, "from": 5}]}"""));

        assertThat(request).isEqualTo(Json.MAPPER.readTree("""
                {"path": "v3/inventory/adjustments/absolute", "body": {"reason": "Crossdock k1", "items": [
                  {"location_id": 1, "quantity": 100, "variant_id": 74},
                  {"location_id": 2, "quantity": 0, "product_id": 112}]}}"""));
    }

    @Test
    void a_catalogue_leads_to_its_stock_and_a_product_counted_as_a_whole_is_one_listing() throws IOException {
        JsonNode page = meaning("list-products", Json.MAPPER.readTree("""
                {"data": [{"id": 111, "sku": "", "inventory_tracking": "variant", "variants": [{"id": 74, "product_id": 111, "sku": "SM13"}]},
                          {"id": 112, "sku": "BOX", "inventory_tracking": "product", "variants": [{"id": 75}, {"id": 76}]},
                          {"id": 113, "sku": "PDF", "inventory_tracking": "none", "variants": [{"id": 77, "product_id": 113, "sku": "PDF"}]}],
                 "meta": {"pagination": {"total_pages": 2}}}"""), "{\"pageSize\": 100}");
        assertThat(page.at("/items/0/sku").asText()).isEqualTo("PDF");
        assertThat(page.at("/items/0/tracked").asBoolean()).isFalse();
        assertThat(page.path("next")).hasSize(2);
        assertThat(page.at("/next/1/page").asInt()).isEqualTo(2);

        ObjectNode asked = Json.MAPPER.createObjectNode();
        asked.set("token", page.at("/next/0"));
        JsonNode request = Mappings.program("bigcommerce/list-products.jslt").run(asked);
        assertThat(request.at("/query/product_id:in").asText()).isEqualTo("111,112");

        JsonNode stock = meaning("list-products", Json.MAPPER.readTree("""
                {"data": [
                  {"identity": {"sku": "SM13", "variant_id": 74, "product_id": 111},
                   "locations": [{"location_id": 1, "total_inventory_onhand": 100, "available_to_sell": 95},
                                 {"location_id": 2, "total_inventory_onhand": 7, "available_to_sell": 7}]},
                  {"identity": {"sku": "BOX-A", "variant_id": 75, "product_id": 112}, "locations": [{"location_id": 1, "total_inventory_onhand": 4}]},
                  {"identity": {"sku": "BOX-B", "variant_id": 76, "product_id": 112}, "locations": [{"location_id": 1, "total_inventory_onhand": 4}]}],
                 "meta": {"pagination": {"total_pages": 1}}}"""), asked.toString());
        assertThat(stock.path("items").findValuesAsText("sku")).containsExactly("SM13", "BOX");
        assertThat(stock.path("items").findValuesAsText("listing")).containsExactly("74", "product-112");
        assertThat(stock.at("/items/0/levels").toString())
                .isEqualTo("[{\"location\":\"1\",\"level\":\"100\"},{\"location\":\"2\",\"level\":\"7\"}]");
        assertThat(stock.path("next")).isEmpty();
    }

    @Test
    void what_is_asked_and_sent_is_what_bigcommerce_describes() throws IOException {
        assumeThere();
        OpenApiModels orders = new OpenApiModels(FOLDER.resolve("openapi_orders.v2.oas2.yml"));
        OpenApiModels stock = new OpenApiModels(FOLDER.resolve("openapi_inventory.v3.yml"));
        JsonNode list = request("list-orders", """
                {"since": "2026-11-23T10:00:00Z", "after": "2026-11-23T09:59:59Z", "page": 1, "pageSize": 250}""");
        JsonNode items = request("get-stock", """
                {"items": [{"ids": {"product": "111", "variant": "74", "by": "variant"}, "location": "1"}]}""");
        JsonNode set = request("set-stock", """
                {"key": "k", "items": [{"ids": {"product": "111", "variant": "74", "by": "variant"}, "location": "1", "level": 3},
                                       {"ids": {"product": "112", "variant": "75", "by": "product"}, "location": "1", "level": 4}]}""");
        JsonNode walk = request("list-products", """
                {"pageSize": 100, "token": {"page": 1, "products": {"111": {"by": "variant"}}}}""");

        assertThat(list.at("/query/min_date_modified").asText()).isEqualTo("2026-11-23T09:59:59+00:00");
        assertThat(orders.query("get", "/orders")).containsAll(names(list));
        assertThat(stock.query("get", "/inventory/items"))
                .containsAll(names(items))
                .containsAll(names(walk));
        assertThat(stock.faults("AdjustmentsAbsoluteRequest", set.path("body"))).isEmpty();
        assertThat(stock.faults("AdjustmentsAbsoluteRequest", Json.MAPPER.readTree("{\"items\": [{\"sku\": \"A\"}]}")))
                .isNotEmpty();
    }

    private static JsonNode request(String verb, String asked) throws IOException {
        return Mappings.program("bigcommerce/" + verb + ".jslt").run(Json.MAPPER.readTree(asked));
    }

    private static List<String> names(JsonNode request) {
        return request.path("query").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void an_order_whose_lines_fill_a_page_is_not_taken_for_whole() throws IOException {
        assumeThere();
        ArrayNode many = Json.MAPPER.createArrayNode();
        for (int id = 1; id <= 250; id++) {
            many.addObject().put("id", id).put("quantity", 1);
        }
        assertThatThrownBy(() -> joined("products", many)).isInstanceOf(MappingFailure.class);
    }

    private static JsonNode joined(String part, JsonNode list) throws IOException {
        ObjectNode joined = Json.MAPPER.createObjectNode();
        joined.set("order", file("orders_get_orders_order_id_200_Response"));
        joined.set(part, list);
        JsonNode document = Mappings.program("bigcommerce/order.jslt").run(joined);
        ObservationSchema.check(document);
        assertThat(document.path("observations")).hasSize(1);
        return document.path("observations").path(0);
    }

    private static JsonNode meaning(String verb, JsonNode body, String asked) throws IOException {
        ObjectNode input = Json.MAPPER.createObjectNode();
        input.set("asked", Json.MAPPER.readTree(asked));
        input.putObject("headers");
        input.set("body", body);
        return Mappings.program("bigcommerce/" + verb + "-answer.jslt").run(input);
    }

    private static JsonNode file(String name) throws IOException {
        assumeThere();
        return Json.MAPPER.readTree(FOLDER.resolve(name + ".json").toFile());
    }

    private static void assumeThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no recorded payloads at " + FOLDER + ": not compared");
    }
}
