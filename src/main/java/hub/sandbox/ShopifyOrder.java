package hub.sandbox;

import static hub.sandbox.ShopifyElements.money;
import static hub.sandbox.ShopifyElements.taxLines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.math.BigDecimal;

/** A whole order as Shopify writes it. */
final class ShopifyOrder {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private ShopifyOrder() {}

    static ObjectNode of(ShopOrder order) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        header(json, order);
        moneyThen(json, order);
        moneyNow(json, order);
        people(json, order);
        json.putArray("discount_applications");
        json.putArray("discount_codes");
        ArrayNode lines = json.putArray("line_items");
        order.lines.forEach(line -> lines.add(ShopifyElements.line(line)));
        json.putArray("shipping_lines").add(shipping(order));
        ArrayNode shipments = json.putArray("fulfillments");
        order.shipments.forEach(shipment -> shipments.add(ShopifyElements.shipment(order, shipment)));
        ArrayNode refunds = json.putArray("refunds");
        order.refunds.forEach(refund -> refunds.add(ShopifyRefund.of(order, refund)));
        json.putNull("payment_terms");
        return json;
    }

    private static void header(ObjectNode json, ShopOrder order) {
        json.put("id", order.id).put("admin_graphql_api_id", "gid://shopify/Order/" + order.id);
        json.put("app_id", 580111).put("browser_ip", "203.0.113.7").put("buyer_accepts_marketing", false);
        json.put("cancel_reason", order.cancelReason).put("cancelled_at", ShopifyElements.at(order.cancelledAt));
        json.putNull("cart_token").putNull("checkout_token").put("checkout_id", order.id + 1_000_000);
        json.put("closed_at", ShopifyElements.at(order.closedAt)).put("confirmed", true);
        json.put("confirmation_number", "SB" + order.number).put("created_at", ShopifyElements.at(order.placedAt));
        json.put("processed_at", ShopifyElements.at(order.placedAt));
        json.put("updated_at", ShopifyElements.at(order.updatedAt));
        json.put("currency", Amounts.CURRENCY).put("presentment_currency", Amounts.CURRENCY);
        json.put("financial_status", financial(order)).put("fulfillment_status", fulfilment(order));
        json.put("name", "#" + order.number).put("number", order.number - 1000).put("order_number", order.number);
        json.putNull("location_id").putNull("device_id").putNull("user_id").putNull("merchant_of_record_app_id");
        json.putNull("note")
                .putNull("po_number")
                .put("source_name", "web")
                .put("tags", "")
                .put("test", false);
        json.putArray("note_attributes");
        json.putArray("payment_gateway_names").add("bogus");
        json.put("taxes_included", true).put("tax_exempt", false).put("estimated_taxes", false);
        json.put("duties_included", false).put("total_weight", 0);
        json.put("token", Long.toHexString(order.id * 31));
        json.put("order_status_url", "https://shop.example/orders/" + order.number);
    }

    /** As it was ordered; never changes but by an edit. */
    private static void moneyThen(ObjectNode json, ShopOrder order) {
        both(json, "subtotal_price", order.goods());
        both(json, "total_line_items_price", order.goods());
        both(json, "total_discounts", NOTHING);
        both(json, "total_price", order.total());
        both(json, "total_tax", tax(order.goods().add(ShopOrder.SHIPPING)));
        json.set("total_shipping_price_set", money(ShopOrder.SHIPPING));
        json.set("total_cash_rounding_payment_adjustment_set", money(NOTHING));
        json.set("total_cash_rounding_refund_adjustment_set", money(NOTHING));
        json.put("total_tip_received", Amounts.text(NOTHING));
        json.set("tax_lines", taxLines(order.total()));
        json.putNull("original_total_duties_set").putNull("original_total_additional_fees_set");
    }

    /** After edits and refunds. */
    private static void moneyNow(ObjectNode json, ShopOrder order) {
        BigDecimal shipping = ShopOrder.SHIPPING.subtract(order.refundedShipping());
        BigDecimal total = order.currentGoods().add(shipping);
        both(json, "current_subtotal_price", order.currentGoods());
        both(json, "current_total_discounts", NOTHING);
        both(json, "current_total_price", total);
        both(json, "current_total_tax", tax(total));
        json.putNull("current_total_duties_set").putNull("current_total_additional_fees_set");
        BigDecimal open = order.paidAt != null || order.cancelledAt != null ? NOTHING : total;
        json.put("total_outstanding", Amounts.text(open));
    }

    private static void people(ObjectNode json, ShopOrder order) {
        Buyer buyer = order.buyer;
        json.put("email", buyer.email()).put("contact_email", buyer.email()).put("phone", buyer.phone());
        json.put("customer_locale", "de-DE");
        json.set("billing_address", ShopifyElements.address(buyer));
        json.set("shipping_address", ShopifyElements.address(buyer));
        ObjectNode customer = json.putObject("customer");
        customer.put("id", buyer.id()).put("email", buyer.email()).put("phone", buyer.phone());
        customer.put("first_name", buyer.firstName())
                .put("last_name", buyer.lastName())
                .put("state", "disabled");
        customer.put("created_at", "2025-04-02T11:29:59Z").put("updated_at", "2025-04-02T11:29:59Z");
        customer.putNull("note")
                .put("verified_email", true)
                .put("tax_exempt", false)
                .put("tags", "");
        customer.put("currency", Amounts.CURRENCY);
        customer.set(
                "default_address",
                ShopifyElements.address(buyer)
                        .put("id", buyer.id() + 1)
                        .put("customer_id", buyer.id())
                        .put("default", true));
    }

    private static ObjectNode shipping(ShopOrder order) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("id", order.id + 7)
                .put("code", "DHL")
                .put("title", "DHL parcel")
                .put("source", "shopify");
        line.put("is_removed", false).put("price", Amounts.text(ShopOrder.SHIPPING));
        line.set("price_set", money(ShopOrder.SHIPPING));
        line.put("discounted_price", Amounts.text(ShopOrder.SHIPPING));
        line.set("discounted_price_set", money(ShopOrder.SHIPPING));
        line.set("tax_lines", taxLines(ShopOrder.SHIPPING));
        line.putArray("discount_allocations");
        return line;
    }

    private static BigDecimal tax(BigDecimal gross) {
        return Amounts.tax(gross);
    }

    private static void both(ObjectNode json, String name, BigDecimal amount) {
        json.put(name, Amounts.text(amount));
        json.set(name + "_set", money(amount));
    }

    private static String financial(ShopOrder order) {
        if (order.paidAt == null) {
            return order.cancelledAt == null ? "pending" : "voided";
        }
        if (order.fullyRefunded()) {
            return "refunded";
        }
        return order.refunds.isEmpty() ? "paid" : "partially_refunded";
    }

    private static String fulfilment(ShopOrder order) {
        if (order.shipments.isEmpty()) {
            return null;
        }
        return order.fullyShipped() ? "fulfilled" : "partial";
    }
}
