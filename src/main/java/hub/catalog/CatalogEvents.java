package hub.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.feed.Event;
import hub.json.Json;
import java.math.BigDecimal;

/** What others are told of products and prices. */
final class CatalogEvents {

    private CatalogEvents() {}

    static Event product(ProductBook.Put put) {
        Product product = put.product();
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("sku", product.sku());
        data.put("revision", product.revision());
        data.put("status", product.form().status());
        data.set(
                "changed",
                Json.MAPPER.valueToTree(ProductHistory.changed(
                        put.created() ? null : put.before().form().content(),
                        product.form().content())));
        return new Event(
                product.sku() + ":" + product.revision() + ":product.changed",
                "crossdock.product.changed",
                product.sku(),
                data);
    }

    /** @param former what it goes before; null for none */
    static Event price(Price price, Price former) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("sku", price.sku());
        data.put("number", price.number());
        data.put("currency", price.currency());
        data.put("list", price.list());
        data.put("minQuantity", price.minQuantity().toPlainString());
        data.put("amount", text(price.amount()));
        data.put("saleAmount", text(price.saleAmount()));
        data.put("former", former == null ? null : text(former.charged()));
        data.put("validFrom", price.validFrom().toString());
        data.put("validTo", price.validTo() == null ? null : price.validTo().toString());
        return new Event(
                price.sku() + ":" + price.number() + ":price.changed", "crossdock.price.changed", price.sku(), data);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
