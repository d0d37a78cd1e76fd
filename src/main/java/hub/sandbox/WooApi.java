package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The REST API of a WooCommerce shop: lists in pages, and changes of many at once with an answer for each. */
final class WooApi {

    private static final String BASE = "/wp-json/wc/v3";
    private static final Pattern ORDER = Pattern.compile(BASE + "/orders/([0-9]{1,18})");
    private static final Pattern REFUNDS = Pattern.compile(BASE + "/orders/([0-9]{1,18})/refunds(?:/([0-9]{1,18}))?");
    private static final Pattern VARIATIONS = Pattern.compile(BASE + "/products/([0-9]{1,18})/variations(/batch)?");
    private static final int MOST = 100;

    private final Shop shop;
    private final WooWebhooks webhooks;

    WooApi(Shop shop, WooActivation activation) {
        this.shop = shop;
        this.webhooks = new WooWebhooks(shop, activation);
    }

    Optional<ApiAnswer> serve(ApiRequest request) {
        String call = request.method() + " " + request.path();
        Matcher order = ORDER.matcher(request.path());
        Matcher variations = VARIATIONS.matcher(request.path());
        if (order.matches() && request.method().equals("GET")) {
            return shop.find(order.group(1)).map(found -> ApiAnswer.ok(WooOrder.of(shop, found)));
        }
        if (order.matches() && request.method().equals("PUT")) {
            return shop.find(order.group(1)).map(found -> new WooCommands(shop).update(found, request.body()));
        }
        Matcher refunds = REFUNDS.matcher(request.path());
        if (refunds.matches() && refunds.group(2) == null && request.method().equals("POST")) {
            return shop.find(refunds.group(1)).map(found -> new WooCommands(shop).refund(found, request.body()));
        }
        if (variations.matches()) {
            return variations(request, Long.parseLong(variations.group(1)), variations.group(2) != null);
        }
        if (refunds.matches()) {
            return refunds(request, refunds.group(1), refunds.group(2));
        }
        Optional<ApiAnswer> webhook = webhooks.serve(request);
        if (webhook.isPresent()) {
            return webhook;
        }
        return switch (call) {
            case "GET " + BASE + "/orders" -> Optional.of(orders(request));
            case "GET " + BASE + "/products" -> Optional.of(page(request, products(request), json -> json));
            case "POST " + BASE + "/products/batch" ->
                Optional.of(changed(
                        request,
                        shop.shelves.all().stream()
                                .filter(product -> product.family() == null)
                                .toList()));
            default -> Optional.of(noRoute());
        };
    }

    /** Empty where there is no such order. */
    private Optional<ApiAnswer> refunds(ApiRequest request, String order, String refund) {
        return shop.find(order).map(found -> {
            if (refund == null) {
                return request.method().equals("GET")
                        ? page(request, found.refunds, one -> WooRefund.of(shop, found, one))
                        : noRoute();
            }
            return found.refunds.stream()
                    .filter(one -> String.valueOf(one.id()).equals(refund))
                    .findFirst()
                    .map(one -> refund(request, found, one))
                    .orElse(wrong(404, "woocommerce_rest_invalid_order_refund_id", "Invalid order refund ID."));
        });
    }

    private ApiAnswer refund(ApiRequest request, ShopOrder order, ShopOrder.Refund refund) {
        ObjectNode shown = WooRefund.of(shop, order, refund);
        if (request.method().equals("DELETE")) {
            shop.deleteRefund(order, refund);
        }
        return ApiAnswer.ok(shown);
    }

    private Optional<ApiAnswer> variations(ApiRequest request, long parent, boolean batch) {
        List<ShopProduct> family = shop.shelves.all().stream()
                .filter(product -> product.family() != null && Shelves.id(product.family()) == parent)
                .toList();
        if (family.isEmpty()) {
            return Optional.of(wrong(404, "woocommerce_rest_product_invalid_id", "Invalid ID."));
        }
        if (!batch && request.method().equals("GET")) {
            return Optional.of(page(request, narrowed(request, family), WooProduct::variation));
        }
        return Optional.of(request.method().equals("POST") ? changed(request, family) : noRoute());
    }

    private ApiAnswer orders(ApiRequest request) {
        String after = request.query("modified_after", "1970-01-01T00:00:00");
        if (!request.query("dates_are_gmt", "false").equals("true")
                || !request.query("orderby", "").equals("modified")
                || !request.query("order", "").equals("asc")) {
            return wrong(400, "rest_invalid_param", "Invalid parameter(s): dates_are_gmt, orderby, order");
        }
        try {
            Instant since = LocalDateTime.parse(after.replace("Z", "")).toInstant(ZoneOffset.UTC);
            return page(request, shop.changedFrom(since.plusSeconds(1)), one -> WooOrder.of(shop, one));
        } catch (DateTimeParseException notATime) {
            return wrong(400, "rest_invalid_param", "Invalid parameter(s): modified_after");
        }
    }

    private List<ObjectNode> products(ApiRequest request) {
        Map<Long, ObjectNode> listed = new LinkedHashMap<>();
        for (ShopProduct product : narrowed(request, shop.shelves.all())) {
            String family = product.family();
            ObjectNode json = family == null ? WooProduct.simple(product) : WooProduct.parent(family);
            listed.putIfAbsent(json.path("id").asLong(), json);
        }
        return listed.values().stream()
                .sorted(java.util.Comparator.comparing(json -> json.path("id").asLong()))
                .toList();
    }

    private static List<ShopProduct> narrowed(ApiRequest request, List<ShopProduct> all) {
        String include = "," + request.query("include", "") + ",";
        return include.equals(",,")
                ? all
                : all.stream()
                        .filter(product -> include.contains("," + product.id + ","))
                        .toList();
    }

    private <T> ApiAnswer page(ApiRequest request, List<T> all, Function<T, ObjectNode> shown) {
        int size = request.number("per_page", 10);
        int page = request.number("page", 1);
        if (size < 1 || size > MOST || page < 1) {
            return wrong(400, "rest_invalid_param", "Invalid parameter(s): per_page, page");
        }
        ArrayNode json = Json.MAPPER.createArrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).map(shown).forEach(json::add);
        return new ApiAnswer(
                200,
                Map.of(
                        "X-WP-Total",
                        String.valueOf(all.size()),
                        "X-WP-TotalPages",
                        String.valueOf((all.size() + size - 1) / size)),
                json);
    }

    /** Each stands for itself: what cannot be changed has its error in the answer, the rest is done. */
    private ApiAnswer changed(ApiRequest request, List<ShopProduct> allowed) {
        JsonNode updates = request.body().path("update");
        if (updates.size() > MOST) {
            return wrong(
                    413,
                    "woocommerce_rest_request_entity_too_large",
                    "Unable to accept more than 100 items for this request.");
        }
        Map<Long, ShopProduct> byId =
                allowed.stream().collect(Collectors.toMap(product -> product.id, Function.identity()));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode results = answer.putArray("update");
        for (JsonNode update : updates) {
            ShopProduct product = byId.get(update.path("id").asLong());
            if (product == null) {
                ObjectNode failed =
                        results.addObject().put("id", update.path("id").asLong());
                failed.putObject("error")
                        .put("code", "woocommerce_rest_product_invalid_id")
                        .put("message", "Invalid ID.")
                        .putObject("data")
                        .put("status", 400);
                continue;
            }
            if (update.path("stock_quantity").isNumber()) {
                product.level = update.path("stock_quantity").intValue();
                shop.changed(product);
            }
            results.add(WooProduct.of(product));
        }
        return ApiAnswer.ok(answer);
    }

    private static ApiAnswer noRoute() {
        return wrong(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    private static ApiAnswer wrong(int status, String code, String message) {
        return new ApiAnswer(status, Map.of(), WooPlatform.words(code, message, status));
    }
}
