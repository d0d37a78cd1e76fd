package hub.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Line;
import hub.sandbox.ShopOrder.Shipment;
import java.math.BigDecimal;
import java.time.Instant;

/** What stands inside a Shopify order, and in webhooks of its own. */
final class ShopifyElements {

    static final long LOCATION = 655441491L;

    private ShopifyElements() {}

    static ObjectNode money(BigDecimal amount) {
        ObjectNode money = Json.MAPPER.createObjectNode();
        for (String side : new String[] {"shop_money", "presentment_money"}) {
            money.putObject(side).put("amount", Amounts.text(amount)).put("currency_code", Amounts.CURRENCY);
        }
        return money;
    }

    static ArrayNode taxLines(BigDecimal gross) {
        ObjectNode tax = Json.MAPPER.createObjectNode();
        tax.put("title", "VAT").put("rate", Amounts.RATE).put("price", Amounts.text(Amounts.tax(gross)));
        tax.set("price_set", money(Amounts.tax(gross)));
        tax.put("channel_liable", false);
        return Json.MAPPER.createArrayNode().add(tax);
    }

    static ObjectNode line(Line line) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        int left = Math.max(0, line.current() - line.shipped);
        json.put("id", line.id).put("admin_graphql_api_id", "gid://shopify/LineItem/" + line.id);
        json.put("sku", line.article.sku()).put("title", line.article.title()).put("name", line.article.title());
        json.put("quantity", line.quantity)
                .put("current_quantity", line.current())
                .put("fulfillable_quantity", left);
        json.put("fulfillment_service", "manual").put("fulfillment_status", shipped(line));
        json.put("gift_card", false).put("grams", 200).put("price", Amounts.text(line.article.price()));
        json.set("price_set", money(line.article.price()));
        json.put("product_exists", true).put("product_id", product(line)).put("variant_id", product(line) + 1);
        json.put("requires_shipping", true).put("taxable", true).put("total_discount", "0.00");
        json.set("total_discount_set", money(BigDecimal.ZERO));
        json.put("variant_inventory_management", "shopify")
                .putNull("variant_title")
                .put("vendor", "Sandbox");
        json.putArray("properties");
        json.set("tax_lines", taxLines(line.total(line.quantity)));
        json.putArray("duties");
        json.putArray("discount_allocations");
        return json;
    }

    static ObjectNode shipment(ShopOrder order, Shipment shipment) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ShopOrder.Tracking tracking = shipment.tracking();
        json.put("id", shipment.id()).put("admin_graphql_api_id", "gid://shopify/Fulfillment/" + shipment.id());
        json.put("order_id", order.id)
                .put("status", "success")
                .put("service", "manual")
                .putNull("shipment_status");
        json.put("name", "#" + order.number + "." + (order.shipments.indexOf(shipment) + 1));
        json.put("created_at", at(shipment.at()))
                .put("updated_at", at(shipment.at()))
                .put("location_id", LOCATION);
        json.put("tracking_company", tracking.company()).put("tracking_number", tracking.number());
        ArrayNode numbers = json.putArray("tracking_numbers");
        ArrayNode urls = json.put("tracking_url", tracking.url()).putArray("tracking_urls");
        if (tracking.number() != null) {
            numbers.add(tracking.number());
        }
        if (tracking.url() != null) {
            urls.add(tracking.url());
        }
        json.putObject("receipt");
        json.putObject("origin_address");
        ArrayNode lines = json.putArray("line_items");
        shipment.pieces().forEach(piece -> lines.add(line(piece.line()).put("quantity", piece.quantity())));
        return json;
    }

    static ObjectNode address(Buyer buyer) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("first_name", buyer.firstName()).put("last_name", buyer.lastName());
        json.put("name", buyer.firstName() + " " + buyer.lastName())
                .putNull("company")
                .put("phone", buyer.phone());
        json.put("address1", buyer.street())
                .put("address2", "")
                .put("zip", buyer.zip())
                .put("city", buyer.city());
        json.putNull("province")
                .putNull("province_code")
                .put("country", "Germany")
                .put("country_code", "DE");
        return json;
    }

    static String at(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String shipped(Line line) {
        if (line.shipped == 0) {
            return null;
        }
        return line.shipped >= line.current() ? "fulfilled" : "partial";
    }

    private static long product(Line line) {
        return 632_910_000L + Math.abs(line.article.sku().hashCode() % 100_000) * 2L;
    }
}
