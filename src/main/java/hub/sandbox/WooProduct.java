package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;

/** Products and variations as WooCommerce writes them. */
final class WooProduct {

    private WooProduct() {}

    static ObjectNode of(ShopProduct product) {
        return product.family() == null ? simple(product) : variation(product);
    }

    static ObjectNode simple(ShopProduct product) {
        return stock(whole(product.id, product.article.title(), "simple", product.sku()), product);
    }

    /** What the sizes hang on; it has no stock of its own. */
    static ObjectNode parent(String family) {
        return whole(Shelves.id(family), family, "variable", "")
                .put("manage_stock", false)
                .putNull("stock_quantity")
                .put("stock_status", "instock");
    }

    static ObjectNode variation(ShopProduct product) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", product.id).put("sku", product.sku()).put("description", "");
        json.put("price", Amounts.text(product.article.price()))
                .put("regular_price", Amounts.text(product.article.price()))
                .put("sale_price", "");
        json.put("status", "publish").put("purchasable", true).put("virtual", false);
        String size = product.sku().substring(product.family().length() + 1);
        json.putArray("attributes").addObject().put("id", 6).put("name", "Size").put("option", size);
        json.putArray("meta_data");
        return stock(json, product);
    }

    private static ObjectNode whole(long id, String name, String type, String sku) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", id).put("name", name).put("slug", name.toLowerCase(java.util.Locale.ROOT));
        json.put("type", type).put("status", "publish").put("catalog_visibility", "visible");
        json.put("sku", sku).put("virtual", false).put("parent_id", 0);
        json.putArray("variations");
        json.putArray("meta_data");
        return json;
    }

    private static ObjectNode stock(ObjectNode json, ShopProduct product) {
        return json.put("manage_stock", true)
                .put("stock_quantity", product.level)
                .put("stock_status", product.level > 0 ? "instock" : "outofstock")
                .put("backorders", "no")
                .put("price", Amounts.text(product.article.price()));
    }
}
