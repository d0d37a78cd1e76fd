package hub.sandbox;

import static hub.sandbox.BigCommercePlatform.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Catalogue and stock by the API v3. What comes in sizes is counted by variant, the rest by product; there is one location. */
final class BigCommerceStock {

    static final int LOCATION = 1;
    private static final int MOST = 250;

    private final Shop shop;

    BigCommerceStock(Shop shop) {
        this.shop = shop;
    }

    static long productId(ShopProduct product) {
        return product.family() == null ? product.id : Shelves.id(product.family());
    }

    Optional<ApiAnswer> serve(ApiRequest request, String path) {
        return switch (request.method() + " " + path) {
            case "GET /v3/catalog/products" -> Optional.of(page(request, products(request), json -> json));
            case "GET /v3/inventory/items" -> Optional.of(page(request, narrowed(request), this::item));
            case "PUT /v3/inventory/adjustments/absolute" -> Optional.of(adjusted(request, false));
            case "POST /v3/inventory/adjustments/relative" -> Optional.of(adjusted(request, true));
            default -> Optional.empty();
        };
    }

    ObjectNode product(ShopProduct product) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", productId(product));
        boolean sized = product.family() != null;
        json.put("sku", sized ? "" : product.sku()).put("inventory_tracking", sized ? "variant" : "product");
        json.putArray("variants").add(variant(product));
        return json;
    }

    private List<ObjectNode> products(ApiRequest request) {
        Map<Long, ObjectNode> listed = new LinkedHashMap<>();
        boolean variants = request.query("include", "").contains("variants");
        for (ShopProduct product : shop.shelves.all()) {
            ObjectNode json = listed.computeIfAbsent(productId(product), id -> product(product));
            ArrayNode list = (ArrayNode) json.path("variants");
            if (list.path(0).path("id").asLong() != product.variantId) {
                list.add(variant(product));
            }
        }
        if (!variants) {
            listed.values().forEach(json -> json.remove("variants"));
        }
        return List.copyOf(listed.values());
    }

    private static ObjectNode variant(ShopProduct product) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", product.variantId)
                .put("product_id", productId(product))
                .put("sku", product.sku())
                .put("price", product.article.price())
                .put("inventory_level", product.level);
    }

    private ObjectNode item(ShopProduct product) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putObject("identity")
                .put("sku", product.sku())
                .put("variant_id", product.variantId)
                .put("product_id", productId(product));
        ObjectNode location = json.putArray("locations").addObject();
        location.put("location_id", LOCATION)
                .put("location_code", "BC-LOCATION-1")
                .put("location_name", "Default location")
                .put("location_enabled", true)
                .put("available_to_sell", product.level)
                .put("total_inventory_onhand", product.level);
        location.putObject("settings")
                .put("safety_stock", 0)
                .put("is_in_stock", product.level > 0)
                .put("warning_level", 0)
                .put("bin_picking_number", "");
        return json;
    }

    private List<ShopProduct> narrowed(ApiRequest request) {
        Set<String> variants = ids(request, "variant_id:in");
        Set<String> products = ids(request, "product_id:in");
        Set<String> skus = ids(request, "sku:in");
        return shop.shelves.all().stream()
                .filter(one -> variants.isEmpty() || variants.contains(String.valueOf(one.variantId)))
                .filter(one -> products.isEmpty() || products.contains(String.valueOf(productId(one))))
                .filter(one -> skus.isEmpty() || skus.contains(one.sku()))
                .toList();
    }

    private static Set<String> ids(ApiRequest request, String name) {
        return Arrays.stream(request.query(name, "").split(","))
                .filter(id -> !id.isBlank())
                .collect(Collectors.toSet());
    }

    private static <T> ApiAnswer page(ApiRequest request, List<T> all, Function<T, ObjectNode> shown) {
        int size = request.number("limit", 50);
        int page = request.number("page", 1);
        if (size < 1 || size > MOST || page < 1) {
            return refused("The limit or page is invalid");
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        all.stream().skip((long) (page - 1) * size).limit(size).map(shown).forEach(data::add);
        ObjectNode pages = json.putObject("meta").putObject("pagination");
        pages.put("total", all.size()).put("count", data.size()).put("per_page", size);
        pages.put("current_page", page).put("total_pages", Math.max(1, (all.size() + size - 1) / size));
        pages.putObject("links").put("current", "?limit=" + size + "&page=" + page);
        return ApiAnswer.ok(json);
    }

    /** All of them or none. */
    private ApiAnswer adjusted(ApiRequest request, boolean relative) {
        BigCommerceAdjustment adjustment = new BigCommerceAdjustment(shop, relative);
        JsonNode body = request.body();
        Optional<String> fault = adjustment.fault(body);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        adjustment.make(body);
        return ApiAnswer.ok(Json.MAPPER
                .createObjectNode()
                .put("transaction_id", UUID.randomUUID().toString()));
    }

    private static ApiAnswer refused(String title) {
        return new ApiAnswer(422, Map.of(), words(422, title));
    }
}
