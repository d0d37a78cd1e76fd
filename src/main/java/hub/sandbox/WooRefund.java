package hub.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Piece;
import hub.sandbox.ShopOrder.Refund;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A refund with its lines, as only the list of an order's refunds shows it: what is given back is negative. */
final class WooRefund {

    private WooRefund() {}

    static ObjectNode of(Shop shop, ShopOrder order, Refund refund) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", refund.id());
        String at = LocalDateTime.ofInstant(refund.at(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
        json.put("date_created", at).put("date_created_gmt", at);
        json.put("amount", Amounts.text(refund.amount())).put("reason", refund.reason() == null ? "" : refund.reason());
        json.put("refunded_by", 1).put("refunded_payment", false);
        json.putArray("meta_data");
        ArrayNode lines = json.putArray("line_items");
        refund.pieces().forEach(piece -> lines.add(line(piece)));
        json.putArray("tax_lines");
        json.putArray("shipping_lines");
        json.putArray("fee_lines");
        json.putObject("_links")
                .putArray("up")
                .addObject()
                .put("href", shop.address.api() + "/wp-json/wc/v3/orders/" + order.id);
        return json;
    }

    private static ObjectNode line(Piece piece) {
        String net =
                Amounts.text(Amounts.net(piece.line().total(piece.quantity())).negate());
        String tax =
                Amounts.text(Amounts.tax(piece.line().total(piece.quantity())).negate());
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", piece.id()).put("name", piece.line().article.title()).put("product_id", 93);
        json.put("variation_id", 0).put("quantity", -piece.quantity()).put("tax_class", "");
        json.put("subtotal", net).put("subtotal_tax", tax).put("total", net).put("total_tax", tax);
        json.putArray("taxes").addObject().put("id", 75).put("total", tax).put("subtotal", tax);
        json.putArray("meta_data")
                .addObject()
                .put("id", piece.id() + 1)
                .put("key", "_refunded_item_id")
                .put("value", String.valueOf(piece.line().id));
        return json.put("sku", piece.line().article.sku());
    }
}
