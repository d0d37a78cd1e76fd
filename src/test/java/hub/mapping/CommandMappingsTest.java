package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the mappings around commands ask for, and what they make of recorded answers and of bad ones. */
class CommandMappingsTest {

    private static final String COMMAND = "0b6f7a9e-3c5d-4f1e-8a2b-5d6c7e8f9a0b";

    @Test
    void shopify_ships_the_parts_of_one_place_with_their_own_ids() throws IOException {
        JsonNode request = run("shopify/ship-order.jslt", """
                {"externalId": "5", "asked": {"carrier": "DHL", "trackingNumber": "T1", "trackingUrl": null, "tellBuyer": false},
                 "parcels": [{"id": "gid://shopify/FulfillmentOrder/7", "items": [{"id": "gid://shopify/FulfillmentOrderLineItem/8", "quantity": "2"}]}]}""");

        assertThat(request.at("/body/variables/fulfillment")).isEqualTo(Json.MAPPER.readTree("""
                {"notifyCustomer": false, "trackingInfo": {"company": "DHL", "number": "T1"},
                 "lineItemsByFulfillmentOrder": [{"fulfillmentOrderId": "gid://shopify/FulfillmentOrder/7",
                  "fulfillmentOrderLineItems": [{"id": "gid://shopify/FulfillmentOrderLineItem/8", "quantity": 2}]}]}"""));
    }

    @Test
    void shopify_refunds_under_the_commands_id_to_the_payments_it_came_from() {
        JsonNode request = run("shopify/refund-order.jslt", """
                {"externalId": "5", "command": "%s", "look": {"externalId": "5", "location": "gid://shopify/Location/1", "unshipped": ["9"]},
                 "asked": {"reason": "chipped", "currency": "EUR", "amount": "8.00", "shipping": "0.00", "restock": true, "tellBuyer": false,
                  "lines": [{"lineId": "9", "quantity": "1"}, {"lineId": "10", "quantity": "2"}]},
                 "tenders": [{"payment": "gid://shopify/OrderTransaction/3", "gateway": "bogus", "amount": "8.00"}]}""".formatted(COMMAND));

        JsonNode input = request.at("/body/variables/input");
        assertThat(request.at("/body/variables/key").asText()).isEqualTo(COMMAND);
        assertThat(request.at("/body/query").asText()).contains("@idempotent(key: $key)");
        assertThat(input.path("note").asText()).isEqualTo("chipped (crossdock " + COMMAND + ")");
        assertThat(input.path("refundLineItems").findValuesAsText("restockType"))
                .containsExactly("CANCEL", "RETURN");
        assertThat(input.has("shipping")).isFalse();
        assertThat(input.at("/transactions/0/parentId").asText()).isEqualTo("gid://shopify/OrderTransaction/3");
        assertThat(input.at("/transactions/0/kind").asText()).isEqualTo("REFUND");
    }

    @Test
    void recorded_answers_of_shopify_are_done_accepted_or_refused_in_its_words() throws IOException {
        JsonNode refund = body("2025-01_orders_refund-create-partial-shipping-restock-parity", "/mutation/response");
        JsonNode cancel = body("2026-04_orders_orderCancel-restock-refundMethod-parity", "/mutation/response");

        assertThat(answer("shopify/refund-order", refund).path("state").asText())
                .isEqualTo("done");
        assertThat(answer("shopify/refund-order", refund).path("id").asText()).isEqualTo("1028613341490");
        assertThat(answer("shopify/refund-order", refund).path("left").asInt()).isEqualTo(1973);
        assertThat(answer("shopify/cancel-order", cancel).path("state").asText())
                .isEqualTo("accepted");
        JsonNode refused = Json.MAPPER.readTree("""
                {"data": {"orderCancel": {"job": null, "orderCancelUserErrors": [
                 {"field": ["orderId"], "message": "Cannot cancel an order that has outstanding fulfillments"}]}}}""");
        assertThat(answer("shopify/cancel-order", refused).path("words").asText())
                .isEqualTo("Cannot cancel an order that has outstanding fulfillments");
        JsonNode throttled = Json.MAPPER.readTree(
                "{\"errors\": [{\"message\": \"Throttled\", \"extensions\": {\"code\": \"THROTTLED\"}}]}");
        assertThat(answer("shopify/ship-order", throttled).path("tooFast").asText())
                .isEqualTo("1");
    }

    @Test
    void shopify_without_the_order_is_gone_and_with_errors_is_no_answer() {
        String asked = "\"asked\": {\"externalId\": \"5\", \"kind\": \"ship\", \"asked\": {}}";

        JsonNode gone =
                run("shopify/look-order-answer.jslt", "{%s, \"body\": {\"data\": {\"order\": null}}}".formatted(asked));
        JsonNode failed = run(
                "shopify/look-order-answer.jslt",
                "{%s, \"body\": {\"errors\": [{\"message\": \"x\", \"extensions\": {\"code\": \"ACCESS_DENIED\"}}]}}"
                        .formatted(asked));

        assertThat(gone.path("gone").asBoolean()).isTrue();
        assertThat(gone.has("failure")).isFalse();
        assertThat(failed.path("failure").asText()).isEqualTo("refused: ACCESS_DENIED");
        assertThat(failed.path("gone").asBoolean()).isFalse();
    }

    @Test
    void woocommerce_refunds_lines_without_tax_and_each_tax_at_its_rate() throws IOException {
        JsonNode request = run("woocommerce/refund-order.jslt", """
                {"externalId": "77", "command": "%s",
                 "look": {"lines": [{"lineId": "9", "taxes": ["75", "76"]}, {"lineId": "10", "taxes": ["75"]}],
                          "shipping": [{"id": "4", "total": "4.12", "gross": "4.90", "taxes": [{"id": "75", "total": "0.78"}]}]},
                 "asked": {"reason": null, "amount": "17.40", "shipping": "4.90", "restock": false, "offline": false,
                  "lines": [{"lineId": "9", "quantity": "1", "total": "10.50", "taxes": ["1.50", "0.50"]},
                            {"lineId": "10", "quantity": "1", "total": "1.00", "taxes": []}]}}""".formatted(COMMAND));

        assertThat(request.path("path").asText()).isEqualTo("orders/77/refunds");
        assertThat(request.at("/body/api_refund").asBoolean()).isTrue();
        assertThat(request.at("/body/reason").asText()).isEqualTo("(crossdock " + COMMAND + ")");
        assertThat(request.at("/body/line_items")).isEqualTo(Json.MAPPER.readTree("""
                [{"id": 9, "quantity": 1, "refund_total": "10.50", "refund_tax": [{"id": 75, "refund_total": "1.50"}, {"id": 76, "refund_total": "0.50"}]},
                 {"id": 10, "quantity": 1, "refund_total": "1.00", "refund_tax": []},
                 {"id": 4, "quantity": 0, "refund_total": "4.12", "refund_tax": [{"id": 75, "refund_total": "0.78"}]}]"""));
    }

    @Test
    void woocommerce_says_no_inside_of_200_too() {
        String no =
                "{\"body\": {\"code\": \"rest_forbidden\", \"message\": \"Sorry, you are not allowed to do that.\"}, \"asked\": {}}";

        for (String verb : new String[] {"ship-order", "cancel-order", "refund-order"}) {
            JsonNode answer = run("woocommerce/" + verb + "-answer.jslt", no);
            assertThat(answer.path("state").asText()).isEqualTo("refused");
            assertThat(answer.path("words").asText()).isEqualTo("Sorry, you are not allowed to do that.");
        }
    }

    private static JsonNode body(String file, String at) throws IOException {
        Path path = RecordedPayloads.FOLDER.resolve("shopify/graphql/" + file + ".json");
        assumeTrue(Files.exists(path), "no recorded payload " + path + ": not compared");
        return Json.MAPPER.readTree(path.toFile()).at(at);
    }

    private static JsonNode answer(String verb, JsonNode body) {
        return run(
                verb + "-answer.jslt",
                Json.MAPPER.createObjectNode().set("body", body).toString());
    }

    private static JsonNode run(String mapping, String input) {
        try {
            return Mappings.program(mapping).run(Json.MAPPER.readTree(input));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
