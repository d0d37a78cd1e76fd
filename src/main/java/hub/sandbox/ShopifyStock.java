package hub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import hub.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variants and their stock at the shop's one location, as Shopify's Admin API shows and changes them. */
final class ShopifyStock {

    static final String LOCATION = "gid://shopify/Location/" + ShopifyElements.LOCATION;
    private static final String ITEM = "gid://shopify/InventoryItem/";
    private static final int MOST = 250;

    private final Shop shop;
    private final Map<String, Map<String, Object>> answered = new LinkedHashMap<>();

    ShopifyStock(Shop shop) {
        this.shop = shop;
    }

    static ObjectNode variant(ShopProduct product) {
        return Json.MAPPER.valueToTree(shown(product));
    }

    Object variants(DataFetchingEnvironment asked) {
        int first = number(asked, "first");
        String after = asked.getArgument("after");
        List<ShopProduct> left = shop.shelves.all().stream()
                .sorted(java.util.Comparator.comparing(product -> product.id))
                .filter(product -> after == null || product.id > Long.parseLong(after))
                .toList();
        List<ShopProduct> page = left.stream().limit(first).toList();
        String end = page.isEmpty() ? null : String.valueOf(page.get(page.size() - 1).id);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", left.size() > page.size());
        info.put("endCursor", end);
        return Map.of("nodes", page.stream().map(ShopifyStock::shown).toList(), "pageInfo", info);
    }

    Object nodes(DataFetchingEnvironment asked) {
        List<String> ids = asked.getArgument("ids");
        return ids.stream()
                .map(id -> item(id).map(ShopifyStock::stock).orElse(null))
                .toList();
    }

    /** All or nothing: one level that is not what the caller took it for, and none is set. */
    Object set(DataFetchingEnvironment asked) {
        String key = ShopifyGraph.idempotencyKey(asked);
        if (answered.containsKey(key)) {
            return answered.get(key);
        }
        Map<String, Object> input = asked.getArgument("input");
        List<Map<String, Object>> quantities = list(input.get("quantities"));
        ShopifyGraph.require(
                quantities.stream().allMatch(one -> one.containsKey("changeFromQuantity")),
                "InventoryQuantityInput must include the following argument: changeFromQuantity.",
                "INVALID_FIELD_ARGUMENTS");
        ShopifyGraph.require(
                quantities.size() <= MOST,
                "The input array size is greater than the maximum allowed of 250.",
                "MAX_INPUT_SIZE_EXCEEDED");
        List<Map<String, Object>> errors = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            wrong(quantities.get(i), i).ifPresent(errors::add);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("inventoryAdjustmentGroup", errors.isEmpty() ? done(input, quantities) : null);
        answer.put("userErrors", errors);
        answered.put(key, answer);
        return answer;
    }

    private Map<String, Object> done(Map<String, Object> input, List<Map<String, Object>> quantities) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Map<String, Object> quantity : quantities) {
            ShopProduct product = item((String) quantity.get("inventoryItemId")).orElseThrow();
            int level = (Integer) quantity.get("quantity");
            changes.add(Map.of("name", "available", "delta", level - product.level));
            product.level = level;
            shop.changed(product);
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("id", "gid://shopify/InventoryAdjustmentGroup/" + shop.nextId());
        group.put("createdAt", Instant.now().toString());
        group.put("reason", input.get("reason"));
        group.put("referenceDocumentUri", input.get("referenceDocumentUri"));
        group.put("changes", changes);
        return group;
    }

    private Optional<Map<String, Object>> wrong(Map<String, Object> quantity, int at) {
        Optional<ShopProduct> product = item((String) quantity.get("inventoryItemId"));
        if (product.isEmpty()) {
            return error(
                    at,
                    "inventoryItemId",
                    "The specified inventory item could not be found.",
                    "INVALID_INVENTORY_ITEM");
        }
        if (!LOCATION.equals(quantity.get("locationId"))) {
            return error(at, "locationId", "The specified location could not be found.", "INVALID_LOCATION");
        }
        if ((Integer) quantity.get("quantity") < 0) {
            return error(at, "quantity", "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
        }
        Object from = quantity.get("changeFromQuantity");
        return from == null || from.equals(product.get().level)
                ? Optional.empty()
                : error(
                        at,
                        "changeFromQuantity",
                        "The changeFromQuantity argument no longer matches the persisted quantity.",
                        "CHANGE_FROM_QUANTITY_STALE");
    }

    private static Optional<Map<String, Object>> error(int at, String field, String message, String code) {
        return Optional.of(Map.of(
                "field", List.of("input", "quantities", String.valueOf(at), field), "message", message, "code", code));
    }

    private Optional<ShopProduct> item(String id) {
        return shop.shelves.all().stream()
                .filter(product -> id.equals(ITEM + product.stockItemId))
                .findFirst();
    }

    private static Map<String, Object> shown(ShopProduct product) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("__typename", "ProductVariant");
        variant.put("id", "gid://shopify/ProductVariant/" + product.variantId);
        variant.put("sku", product.sku());
        variant.put("title", product.article.title());
        variant.put("price", Amounts.text(product.article.price()));
        variant.put("product", Map.of("id", "gid://shopify/Product/" + product.id, "title", product.article.title()));
        variant.put("inventoryItem", stock(product));
        return variant;
    }

    private static Map<String, Object> stock(ShopProduct product) {
        Map<String, Object> location = Map.of("id", LOCATION, "name", "Shop location");
        Map<String, Object> level = Map.of(
                "id",
                "gid://shopify/InventoryLevel/" + product.stockItemId,
                "location",
                location,
                "quantities",
                List.of(Map.of("name", "available", "quantity", product.level)));
        return Map.of(
                "__typename",
                "InventoryItem",
                "id",
                ITEM + product.stockItemId,
                "sku",
                product.sku(),
                "tracked",
                true,
                "inventoryLevels",
                Map.of("nodes", List.of(level), "pageInfo", Map.of("hasNextPage", false)));
    }

    private static int number(DataFetchingEnvironment asked, String name) {
        Integer given = asked.getArgument(name);
        ShopifyGraph.require(
                given != null && given > 0 && given <= MOST, "you must provide one of first or last", "BAD_REQUEST");
        return given;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
