package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Levels set, or moved, at a location. What is counted by product is named by its product, by variant by its variant, or by SKU. */
final class BigCommerceAdjustment {

    private static final int MOST = 2_000;
    private static final Set<String> FIELDS = Set.of("location_id", "quantity", "sku", "variant_id", "product_id");
    private static final Set<String> NAMES = Set.of("sku", "variant_id", "product_id");

    private final Shop shop;
    private final boolean relative;

    BigCommerceAdjustment(Shop shop, boolean relative) {
        this.shop = shop;
        this.relative = relative;
    }

    /** Why none of it is done. */
    Optional<String> fault(JsonNode body) {
        JsonNode items = body.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST || strange(body, Set.of("items", "reason"))) {
            return Optional.of("Payload contains invalid fields");
        }
        return stream(items)
                .flatMap(item -> fault(item, product(item)).stream())
                .findFirst();
    }

    void make(JsonNode body) {
        for (JsonNode item : body.path("items")) {
            ShopProduct product = product(item).orElseThrow();
            int quantity = item.path("quantity").intValue();
            product.level = relative ? product.level + quantity : quantity;
        }
    }

    private Optional<String> fault(JsonNode item, Optional<ShopProduct> product) {
        boolean oneName = NAMES.stream().filter(item::has).count() == 1;
        if (strange(item, FIELDS)
                || !oneName
                || !item.path("quantity").isInt()
                || !item.path("location_id").isInt()) {
            return Optional.of("Payload contains invalid fields");
        }
        if (item.path("location_id").intValue() != BigCommerceStock.LOCATION) {
            return Optional.of(
                    "Location with location_id " + item.path("location_id").asText() + " is not found");
        }
        if (product.isEmpty()) {
            return Optional.of("Items with identity: [" + identity(item) + "] were not found");
        }
        boolean sized = product.get().family() != null;
        if (item.has("variant_id") && !sized) {
            return Optional.of(
                    "[Item with " + identity(item) + " is tracked by product, please update stock by product id]");
        }
        if (item.has("product_id") && sized) {
            return Optional.of(
                    "[Item with " + identity(item) + " is tracked by variant, please update stock by variant id]");
        }
        int after = (relative ? product.get().level : 0) + item.path("quantity").intValue();
        return after < 0 ? Optional.of("Not enough stock of item with " + identity(item)) : Optional.empty();
    }

    private static String identity(JsonNode item) {
        String name = NAMES.stream().filter(item::has).findFirst().orElseThrow();
        return name + " " + item.path(name).asText();
    }

    private Optional<ShopProduct> product(JsonNode item) {
        return shop.shelves.all().stream()
                .filter(one -> item.has("sku")
                        ? one.sku().equals(item.path("sku").asText())
                        : item.has("variant_id")
                                ? one.variantId == item.path("variant_id").asLong()
                                : BigCommerceStock.productId(one)
                                        == item.path("product_id").asLong())
                .findFirst();
    }

    private static boolean strange(JsonNode object, Set<String> known) {
        return object.properties().stream().anyMatch(field -> !known.contains(field.getKey()));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
