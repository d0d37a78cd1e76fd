package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What callers of the REST API do with an order: its status, notes on it, refunds. */
final class WooCommands {

    private final Shop shop;
    private final ShopActions actions;

    WooCommands(Shop shop) {
        this.shop = shop;
        this.actions = new ShopActions(shop);
    }

    /** A key that is there already gets the new value. */
    ApiAnswer update(ShopOrder order, JsonNode body) {
        String status = body.path("status").asText("");
        if (!List.of("", "completed", "cancelled").contains(status)) {
            return wrong(400, "rest_invalid_param", "Invalid parameter(s): status");
        }
        body.path("meta_data")
                .forEach(note -> order.notes.put(
                        note.path("key").asText(), note.path("value").asText()));
        Instant now = shop.touched(order);
        if (status.equals("completed") && order.closedAt == null) {
            order.lines.forEach(line -> line.shipped = line.current());
            order.closedAt = now;
        }
        if (status.equals("cancelled") && order.cancelledAt == null) {
            // The shop gives no money back with it, whatever was paid.
            order.cancelledAt = now;
            order.lines.forEach(line -> shop.shelves.take(line, -line.current()));
        }
        shop.happened(order, status.equals("cancelled") ? "cancel" : "fulfil");
        return ApiAnswer.ok(WooOrder.of(shop, order));
    }

    ApiAnswer refund(ShopOrder order, JsonNode body) {
        BigDecimal amount = new BigDecimal(body.path("amount").asText("0"));
        if (amount.signum() <= 0) {
            return wrong(400, "woocommerce_rest_invalid_order_refund", "Refund amount must be greater than zero.");
        }
        if (amount.compareTo(order.total().subtract(order.refunded())) > 0) {
            return wrong(500, "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.");
        }
        if (body.path("api_refund").asBoolean(true) && order.paidAt == null) {
            return wrong(
                    500,
                    "woocommerce_rest_cannot_create_order_refund",
                    "There was a problem initiating a refund: this transaction cannot be refunded");
        }
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode item : body.path("line_items")) {
            for (Line line : order.lines) {
                int quantity = item.path("quantity").asInt();
                if (line.id == item.path("id").asLong() && quantity > 0) {
                    pieces.add(new Piece(shop.nextId(), line, quantity));
                }
            }
        }
        ShopOrder.Refund refund = new ShopOrder.Refund(
                shop.nextId(),
                shop.touched(order),
                amount,
                BigDecimal.ZERO,
                body.path("api_restock").asBoolean(true),
                body.path("reason").asText(""),
                pieces);
        actions.give(order, refund);
        shop.happened(order, "refund");
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", refund.id()).put("amount", Amounts.text(amount));
        json.put("reason", refund.reason())
                .put("refunded_by", 1)
                .put("refunded_payment", body.path("api_refund").asBoolean(true));
        json.set("meta_data", body.path("meta_data"));
        return new ApiAnswer(201, Map.of(), json);
    }

    private static ApiAnswer wrong(int status, String code, String message) {
        return new ApiAnswer(status, Map.of(), WooPlatform.words(code, message, status));
    }
}
