package hub.sandbox;

import static hub.sandbox.BigCommerceOrder.at;
import static hub.sandbox.BigCommerceOrder.both;
import static hub.sandbox.BigCommerceOrder.four;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Piece;
import hub.sandbox.ShopOrder.Refund;
import hub.sandbox.ShopOrder.Shipment;
import java.math.BigDecimal;

/** What belongs to an order, each list behind an address of its own. v3 writes amounts as numbers. */
final class BigCommerceParts {

    private final ShopOrder order;

    BigCommerceParts(ShopOrder order) {
        this.order = order;
    }

    ArrayNode products() {
        ArrayNode products = Json.MAPPER.createArrayNode();
        order.lines.forEach(line -> products.add(product(line)));
        return products;
    }

    ArrayNode addresses() {
        ObjectNode json = BigCommerceOrder.address(order.buyer);
        json.put("id", address()).put("order_id", order.id).put("shipping_method", "DHL parcel");
        json.put(
                "items_total",
                order.lines.stream().mapToInt(line -> line.quantity).sum());
        json.put(
                "items_shipped",
                order.lines.stream().mapToInt(line -> line.shipped).sum());
        json.put("base_cost", four(ShopOrder.SHIPPING)).put("cost_tax_class_id", 0);
        both(json, "cost", ShopOrder.SHIPPING);
        json.put("base_handling_cost", four(BigDecimal.ZERO)).put("handling_cost_tax_class_id", 0);
        both(json, "handling_cost", BigDecimal.ZERO);
        json.put("shipping_zone_id", 1).put("shipping_zone_name", "Germany");
        return Json.MAPPER.createArrayNode().add(json);
    }

    ArrayNode shipments() {
        ArrayNode shipments = Json.MAPPER.createArrayNode();
        order.shipments.forEach(shipment -> shipments.add(shipment(shipment)));
        return shipments;
    }

    ArrayNode refunds() {
        ArrayNode refunds = Json.MAPPER.createArrayNode();
        order.refunds.forEach(refund -> refunds.add(refund(refund)));
        return refunds;
    }

    ArrayNode transactions() {
        ArrayNode transactions = Json.MAPPER.createArrayNode();
        if (order.paidAt != null) {
            transactions.add(transaction(order.id + 1_000, "purchase", order.total(), order.paidAt.toString()));
        }
        order.refunds.forEach(refund -> transactions.add(transaction(
                refund.id() + 9_000, "refund", refund.amount(), refund.at().toString())));
        return transactions;
    }

    private ObjectNode product(Line line) {
        ShopProduct sold = new ShopProduct(line.article, Shelves.id(line.article.sku()), 0);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", line.id).put("order_id", order.id).put("product_id", BigCommerceStock.productId(sold));
        json.put("variant_id", sold.variantId).put("order_address_id", address());
        json.put("name", line.article.title())
                .put("sku", line.article.sku())
                .put("upc", "")
                .put("type", "physical");
        json.put("base_price", four(line.article.price())).put("base_total", four(line.total(line.quantity)));
        both(json, "price", line.article.price());
        both(json, "total", line.total(line.quantity));
        json.put("weight", "0.2000").put("quantity", line.quantity);
        json.put("is_refunded", line.refunded >= line.quantity).put("quantity_refunded", line.refunded);
        json.put("refund_amount", four(line.total(line.refunded))).put("quantity_shipped", line.shipped);
        json.putNull("parent_order_product_id").put("is_bundled_product", false).putNull("external_id");
        json.putArray("applied_discounts");
        json.putArray("product_options");
        json.putArray("configurable_fields");
        json.putNull("gift_certificate_id").put("discounted_total_inc_tax", four(line.total(line.quantity)));
        return json;
    }

    private ObjectNode shipment(Shipment shipment) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        String number = "00340434" + shipment.id();
        json.put("id", shipment.id()).put("order_id", order.id).put("customer_id", order.buyer.id() % 1000);
        json.put("order_address_id", address()).put("date_created", at(shipment.at()));
        json.put("tracking_number", number).put("merchant_shipping_cost", four(BigDecimal.ZERO));
        json.put("shipping_method", "DHL parcel").put("comments", "").put("shipping_provider", "");
        json.put("tracking_carrier", "dhl").put("tracking_link", "");
        json.set("billing_address", BigCommerceOrder.address(order.buyer));
        json.set("shipping_address", BigCommerceOrder.address(order.buyer));
        ArrayNode items = json.putArray("items");
        for (Piece piece : shipment.pieces()) {
            items.addObject()
                    .put("order_product_id", piece.line().id)
                    .put("product_id", 0)
                    .put("quantity", piece.quantity());
        }
        json.put("shipping_provider_display_name", "DHL");
        return json.put("generated_tracking_link", "https://tracking.example/" + number);
    }

    private ObjectNode refund(Refund refund) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", refund.id()).put("order_id", order.id).put("user_id", 0);
        json.put("created", refund.at().toString()).put("reason", refund.reason() == null ? "" : refund.reason());
        json.put("total_amount", refund.amount()).put("total_tax", Amounts.tax(refund.amount()));
        json.put("uses_merchant_override_values", false);
        json.putArray("payments")
                .addObject()
                .put("id", refund.id() + 5_000)
                .put("provider_id", "testgateway")
                .put("amount", refund.amount())
                .put("offline", false)
                .put("is_declined", false)
                .put("declined_message", "");
        ArrayNode items = json.putArray("items");
        for (Piece piece : refund.pieces()) {
            items.addObject()
                    .put("item_type", "PRODUCT")
                    .put("item_id", piece.line().id)
                    .put("quantity", piece.quantity())
                    .put("requested_amount", piece.line().total(piece.quantity()));
        }
        if (refund.shipping().signum() > 0) {
            items.addObject()
                    .put("item_type", "SHIPPING")
                    .put("item_id", address())
                    .put("requested_amount", refund.shipping());
        }
        return json;
    }

    private ObjectNode transaction(long id, String event, BigDecimal amount, String at) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", id).put("order_id", String.valueOf(order.id)).put("event", event);
        json.put("method", "offsite")
                .put("amount", amount)
                .put("currency", Amounts.CURRENCY)
                .put("gateway", "testgateway");
        json.put("gateway_transaction_id", "SB-" + id).put("date_created", at).put("test", true);
        return json.put("status", "ok").put("fraud_review", false);
    }

    private long address() {
        return order.id + 7;
    }
}
