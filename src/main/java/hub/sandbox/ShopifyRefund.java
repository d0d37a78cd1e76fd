package hub.sandbox;

import static hub.sandbox.ShopifyElements.LOCATION;
import static hub.sandbox.ShopifyElements.at;
import static hub.sandbox.ShopifyElements.money;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Refund;
import java.math.BigDecimal;

/** A refund as Shopify writes it, inside its order and in a webhook of its own. */
final class ShopifyRefund {

    private ShopifyRefund() {}

    static ObjectNode of(ShopOrder order, Refund refund) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", refund.id()).put("admin_graphql_api_id", "gid://shopify/Refund/" + refund.id());
        json.put("order_id", order.id).put("created_at", at(refund.at())).put("processed_at", at(refund.at()));
        json.put("note", refund.reason()).put("restock", refund.restock()).putNull("user_id");
        ArrayNode lines = json.putArray("refund_line_items");
        refund.pieces().forEach(piece -> lines.add(refundLine(refund, piece)));
        ArrayNode adjustments = json.putArray("order_adjustments");
        if (refund.shipping().signum() > 0) {
            adjustments.add(shippingRefund(order, refund));
        }
        if (refund.amount().compareTo(refund.worth()) != 0) {
            adjustments.add(discrepancy(order, refund));
        }
        json.putArray("transactions").add(transaction(order, refund));
        json.putArray("duties");
        json.putArray("additional_fees");
        return json;
    }

    /** Shopify writes these two amounts as numbers, unlike all others. */
    private static ObjectNode refundLine(Refund refund, ShopOrder.Piece piece) {
        BigDecimal amount = piece.line().total(piece.quantity());
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", piece.id()).put("line_item_id", piece.line().id).put("quantity", piece.quantity());
        json.put("restock_type", refund.restock() ? "return" : "no_restock");
        json.put("location_id", refund.restock() ? LOCATION : null);
        json.put("subtotal", amount).set("subtotal_set", money(amount));
        json.put("total_tax", Amounts.tax(amount)).set("total_tax_set", money(Amounts.tax(amount)));
        json.set("line_item", ShopifyElements.line(piece.line()));
        return json;
    }

    private static ObjectNode shippingRefund(ShopOrder order, Refund refund) {
        BigDecimal net = Amounts.net(refund.shipping()).negate();
        BigDecimal tax = Amounts.tax(refund.shipping()).negate();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", refund.id() + 5_000).put("order_id", order.id).put("refund_id", refund.id());
        json.put("kind", "shipping_refund").put("reason", "Shipping refund");
        json.put("amount", Amounts.text(net)).set("amount_set", money(net));
        json.put("tax_amount", Amounts.text(tax)).set("tax_amount_set", money(tax));
        return json;
    }

    /** What was given back beside, or less than, what the pieces cost. */
    private static ObjectNode discrepancy(ShopOrder order, Refund refund) {
        BigDecimal amount = refund.worth().subtract(refund.amount());
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", refund.id() + 7_000).put("order_id", order.id).put("refund_id", refund.id());
        json.put("kind", "refund_discrepancy").put("reason", "Refund discrepancy");
        json.put("amount", Amounts.text(amount)).set("amount_set", money(amount));
        json.put("tax_amount", "0.00").set("tax_amount_set", money(BigDecimal.ZERO));
        return json;
    }

    private static ObjectNode transaction(ShopOrder order, Refund refund) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", refund.id() + 9_000)
                .put("order_id", order.id)
                .put("kind", "refund")
                .put("status", "success");
        json.put("amount", Amounts.text(refund.amount()))
                .put("currency", Amounts.CURRENCY)
                .put("gateway", "bogus");
        json.put("created_at", at(refund.at()))
                .put("processed_at", at(refund.at()))
                .put("test", false);
        json.put("parent_id", order.id + 3)
                .put("source_name", "web")
                .putNull("error_code")
                .putNull("message");
        return json;
    }
}
