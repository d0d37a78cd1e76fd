package hub.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A whole order as WooCommerce writes it: amounts without tax, times once in the shop's zone and once in GMT. */
final class WooOrder {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int TAX_RATE = 75;

    private WooOrder() {}

    static long id(ShopOrder order) {
        return order.id;
    }

    static ObjectNode of(Shop shop, ShopOrder order) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        header(json, order);
        money(json, order);
        people(json, order.buyer);
        json.put("payment_method", "stripe").put("payment_method_title", "Credit card");
        json.put("transaction_id", order.paidAt == null ? "" : "SB-" + order.number);
        json.put("cart_hash", Long.toHexString(order.id));
        ArrayNode notes = json.putArray("meta_data");
        order.notes.forEach((key, value) ->
                notes.addObject().put("id", notes.size()).put("key", key).put("value", value));
        ArrayNode lines = json.putArray("line_items");
        order.lines.forEach(line -> lines.add(line(line)));
        json.putArray("tax_lines").add(taxLine(order));
        json.putArray("shipping_lines").add(shipping(order));
        json.putArray("fee_lines");
        json.putArray("coupon_lines");
        ArrayNode refunds = json.putArray("refunds");
        order.refunds.forEach(refund -> refunds.addObject()
                .put("id", refund.id())
                .put("reason", refund.reason() == null ? "" : refund.reason())
                .put("total", Amounts.text(refund.amount().negate())));
        json.putObject("_links")
                .putArray("self")
                .addObject()
                .put("href", shop.address.api() + "/wp-json/wc/v3/orders/" + order.id);
        return json;
    }

    private static void header(ObjectNode json, ShopOrder order) {
        json.put("id", order.id).put("parent_id", 0).put("number", String.valueOf(order.number));
        json.put("order_key", "wc_order_sb" + order.number)
                .put("created_via", "checkout")
                .put("version", "9.4.2");
        json.put("status", status(order)).put("currency", Amounts.CURRENCY).put("currency_symbol", "€");
        times(json, "date_created", order.placedAt);
        times(json, "date_modified", order.updatedAt);
        times(json, "date_paid", order.paidAt);
        times(json, "date_completed", order.closedAt);
        json.put("customer_note", "").put("customer_ip_address", "203.0.113.7").put("customer_user_agent", "");
    }

    private static void money(ObjectNode json, ShopOrder order) {
        BigDecimal cartTax = order.lines.stream().map(WooOrder::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal shippingTax = Amounts.tax(ShopOrder.SHIPPING);
        json.put("prices_include_tax", true).put("discount_total", "0.00").put("discount_tax", "0.00");
        json.put("shipping_total", Amounts.text(Amounts.net(ShopOrder.SHIPPING)));
        json.put("shipping_tax", Amounts.text(shippingTax)).put("cart_tax", Amounts.text(cartTax));
        json.put("total", Amounts.text(order.total())).put("total_tax", Amounts.text(cartTax.add(shippingTax)));
    }

    private static void people(ObjectNode json, Buyer buyer) {
        json.put("customer_id", buyer.id() % 1000);
        address(json.putObject("billing"), buyer).put("email", buyer.email()).put("phone", buyer.phone());
        address(json.putObject("shipping"), buyer).put("phone", "");
    }

    private static ObjectNode address(ObjectNode json, Buyer buyer) {
        json.put("first_name", buyer.firstName())
                .put("last_name", buyer.lastName())
                .put("company", "");
        json.put("address_1", buyer.street())
                .put("address_2", "")
                .put("city", buyer.city())
                .put("state", "");
        return json.put("postcode", buyer.zip()).put("country", "DE");
    }

    private static ObjectNode line(Line line) {
        BigDecimal gross = line.total(line.quantity);
        String net = Amounts.text(Amounts.net(gross));
        String tax = Amounts.text(tax(line));
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", line.id).put("name", line.article.title()).put("sku", line.article.sku());
        json.put("product_id", 93)
                .put("variation_id", 0)
                .put("quantity", line.quantity)
                .put("tax_class", "");
        json.put("subtotal", net).put("subtotal_tax", tax).put("total", net).put("total_tax", tax);
        json.putArray("taxes").addObject().put("id", TAX_RATE).put("total", tax).put("subtotal", tax);
        json.putArray("meta_data");
        return json.put("price", Amounts.net(line.article.price()));
    }

    private static ObjectNode shipping(ShopOrder order) {
        String tax = Amounts.text(Amounts.tax(ShopOrder.SHIPPING));
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", order.id + 7).put("method_title", "Flat rate").put("method_id", "flat_rate");
        json.put("instance_id", "1")
                .put("total", Amounts.text(Amounts.net(ShopOrder.SHIPPING)))
                .put("total_tax", tax);
        json.putArray("taxes").addObject().put("id", TAX_RATE).put("total", tax).put("subtotal", "");
        json.putArray("meta_data");
        return json;
    }

    private static ObjectNode taxLine(ShopOrder order) {
        BigDecimal cartTax = order.lines.stream().map(WooOrder::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", order.id + 8)
                .put("rate_code", "DE-VAT-1")
                .put("rate_id", TAX_RATE)
                .put("label", "VAT");
        json.put("compound", false).put("tax_total", Amounts.text(cartTax)).put("rate_percent", 19);
        json.put("shipping_tax_total", Amounts.text(Amounts.tax(ShopOrder.SHIPPING)));
        json.putArray("meta_data");
        return json;
    }

    private static BigDecimal tax(Line line) {
        return Amounts.tax(line.total(line.quantity));
    }

    private static void times(ObjectNode json, String name, Instant at) {
        json.put(name, at == null ? null : LocalDateTime.ofInstant(at, ZONE).format(TIME));
        json.put(
                name + "_gmt",
                at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC).format(TIME));
    }

    private static String status(ShopOrder order) {
        if (order.fullyRefunded()) {
            return "refunded";
        }
        if (order.cancelledAt != null) {
            return "cancelled";
        }
        if (order.closedAt != null) {
            return "completed";
        }
        return order.paidAt == null ? "on-hold" : "processing";
    }
}
