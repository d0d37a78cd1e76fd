package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recorded payload itself states, added up in plain Java and not by the mapping that is under test. */
record StatedOrder(
        String currency,
        BigDecimal total,
        BigDecimal refunded,
        BigDecimal imbalance,
        int refunds,
        List<String> lineIds,
        List<String> skus,
        List<BigDecimal> quantities,
        boolean cancelled) {

    static StatedOrder of(String platform, JsonNode order) {
        return switch (platform) {
            case "shopify" -> shopify(order);
            case "bigcommerce" -> bigcommerce(order);
            default -> woocommerce(order);
        };
    }

    static List<JsonNode> unwrapped(JsonNode body) {
        List<JsonNode> members = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(members::add);
            return members;
        }
        for (String envelope : List.of(
                "data",
                "order",
                "orders",
                "refund",
                "refunds",
                "fulfillment",
                "fulfillments",
                "create",
                "update",
                "delete")) {
            if (!body.has("id") && body.has(envelope)) {
                members.addAll(unwrapped(body.get(envelope)));
            }
        }
        return members.isEmpty() ? List.of(body) : members;
    }

    static String orderOf(JsonNode element) {
        String link = element.at("/_links/up/0/href").asText();
        return element.has("order_id") ? element.get("order_id").asText() : link.substring(link.lastIndexOf('/') + 1);
    }

    /** {@code line × quantity}. */
    static List<String> movedLines(JsonNode element) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line :
                element.has("refund_line_items") ? element.get("refund_line_items") : element.path("line_items")) {
            String id =
                    line.path(line.has("line_item_id") ? "line_item_id" : "id").asText();
            for (JsonNode meta : line.path("meta_data")) {
                id = meta.path("key").asText().equals("_refunded_item_id")
                        ? meta.path("value").asText()
                        : id;
            }
            lines.add(id + " × "
                    + decimal(line.path("quantity")).abs().stripTrailingZeros().toPlainString());
        }
        return lines;
    }

    /** Money of one Shopify refund that moved. */
    static BigDecimal moved(JsonNode refund) {
        BigDecimal moved = BigDecimal.ZERO;
        for (JsonNode transaction : refund.path("transactions")) {
            if (transaction.path("status").asText().equals("success")) {
                moved = moved.add(decimal(transaction.path("amount")));
            }
        }
        return moved;
    }

    private static StatedOrder shopify(JsonNode order) {
        BigDecimal refunded = BigDecimal.ZERO;
        for (JsonNode refund : order.path("refunds")) {
            refunded = refunded.add(moved(refund));
        }
        BigDecimal shipping = BigDecimal.ZERO;
        for (JsonNode line : order.path("shipping_lines")) {
            shipping = shipping.add(decimal(line.path("price")));
        }
        BigDecimal parts = decimal(order.path("total_line_items_price"))
                .subtract(decimal(order.path("total_discounts")))
                .add(shipping)
                .add(order.path("taxes_included").asBoolean() ? BigDecimal.ZERO : decimal(order.path("total_tax")));
        BigDecimal total = decimal(order.path("total_price"));
        return new StatedOrder(
                order.path("currency").asText(),
                total,
                refunded,
                total.subtract(parts),
                order.path("refunds").size(),
                texts(order, "id"),
                texts(order, "sku"),
                quantities(order),
                !order.path("cancelled_at").isNull());
    }

    private static StatedOrder woocommerce(JsonNode order) {
        BigDecimal refunded = BigDecimal.ZERO;
        for (JsonNode refund : order.path("refunds")) {
            refunded = refunded.add(decimal(refund.path("total")).abs());
        }
        BigDecimal parts = decimal(order.path("shipping_total"))
                .add(decimal(order.path("total_tax")))
                .subtract(decimal(order.path("discount_total")));
        for (JsonNode line : lines(order)) {
            parts = parts.add(decimal(line.path("subtotal")));
        }
        for (JsonNode fee : order.path("fee_lines")) {
            parts = parts.add(decimal(fee.path("total")));
        }
        BigDecimal total = decimal(order.path("total"));
        return new StatedOrder(
                order.path("currency").asText(),
                total,
                refunded,
                total.subtract(parts),
                order.path("refunds").size(),
                texts(order, "id"),
                texts(order, "sku"),
                quantities(order),
                false);
    }

    /** Without its lines and refunds, which are calls of their own. */
    private static StatedOrder bigcommerce(JsonNode order) {
        BigDecimal parts = decimal(order.path("subtotal_inc_tax"))
                .subtract(decimal(order.path("discount_amount")))
                .subtract(decimal(order.path("coupon_discount")))
                .add(decimal(order.path("shipping_cost_inc_tax")))
                .add(decimal(order.path("handling_cost_inc_tax")))
                .add(decimal(order.path("wrapping_cost_inc_tax")));
        for (JsonNode fee : order.path("fees")) {
            parts = parts.add(decimal(fee.path("cost_inc_tax")));
        }
        BigDecimal total = decimal(order.path("total_inc_tax"));
        return new StatedOrder(
                order.path("default_currency_code").asText(),
                total,
                BigDecimal.ZERO,
                total.subtract(parts),
                0,
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    /** Some recordings hold every line twice, under one id. */
    private static Iterable<JsonNode> lines(JsonNode order) {
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        order.path("line_items")
                .forEach(line -> lines.putIfAbsent(line.path("id").asText(), line));
        return lines.values();
    }

    private static List<String> texts(JsonNode order, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode line : lines(order)) {
            String text = line.path(field).asText("");
            texts.add(text.isBlank() || text.equals("null") ? null : text);
        }
        return texts;
    }

    private static List<BigDecimal> quantities(JsonNode order) {
        List<BigDecimal> quantities = new ArrayList<>();
        lines(order)
                .forEach(line -> quantities.add(decimal(line.path("quantity")).stripTrailingZeros()));
        return quantities;
    }

    private static BigDecimal decimal(JsonNode value) {
        String text = value.asText("0");
        return text.isBlank() || text.equals("null") ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
