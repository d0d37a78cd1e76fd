package hub.it;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import drills.ShopifyShop;
import drills.ShopifyShop.Line;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What the two platforms say of an order, to be changed before it is sent. */
final class ShopBodies {

    private ShopBodies() {}

    static ObjectNode shopifyOrder(long id, String sku, int quantity, String at) {
        return tree(new String(
                ShopifyShop.order(id, List.of(new Line(sku, quantity)), Instant.parse(at))
                        .body(),
                StandardCharsets.UTF_8));
    }

    /** Of the order's first line. */
    static ObjectNode shopifyFulfilment(long order, int quantity, String location, String at) {
        return tree("""
                {"id":%d,"order_id":%d,"status":"success","created_at":"%s","updated_at":"%s","location_id":%s,
                 "tracking_company":"DHL","tracking_number":"JD0146000055",
                 "line_items":[{"id":%d,"quantity":%d}]}""".formatted(order * 10, order, at, at, location, order * 100, quantity));
    }

    /** Of the order's first line, put back on its shelf. */
    static ObjectNode shopifyRefund(long order, int quantity, String location, String at) {
        return tree("""
                {"id":%d,"order_id":%d,"created_at":"%s","processed_at":"%s","note":null,
                 "refund_line_items":[{"id":5,"line_item_id":%d,"quantity":%d,"restock_type":"return","location_id":%s,
                  "subtotal":"%d.00"}],
                 "transactions":[{"id":6,"kind":"refund","status":"success","amount":"%d.00","currency":"EUR"}]}""".formatted(
                        order * 10 + 1, order, at, at, order * 100, quantity, location, quantity * 10, quantity * 10));
    }

    static ObjectNode wooOrder(long id, String status, String at) {
        return tree("""
                {"id":%d,"number":"%d","status":"%s","currency":"EUR","prices_include_tax":true,
                 "date_created_gmt":"%s","date_modified_gmt":"%s","date_paid_gmt":null,"date_completed_gmt":null,
                 "discount_total":"0.00","shipping_total":"0.00","total":"20.00","total_tax":"0.00","customer_id":0,
                 "billing":{"first_name":"Bea","last_name":"Buyer%d","country":"DE","email":"buyer%d@example.com"},
                 "shipping":{},"line_items":[{"id":1,"name":"Scarf","product_id":2,"variation_id":0,"quantity":2,
                  "sku":"HOOK-2","subtotal":"20.00","total":"20.00","total_tax":"0.00","taxes":[]}],
                 "tax_lines":[],"shipping_lines":[],"fee_lines":[],"coupon_lines":[],"refunds":[]}""".formatted(id, id, status, at, at, id, id));
    }

    static ObjectNode with(ObjectNode order, String list, ObjectNode element) {
        ((ArrayNode) order.withArray("/" + list)).add(element);
        return order;
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
