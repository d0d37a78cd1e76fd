package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The APIs v2 and v3 of one store: v2 for orders, with nothing as 204 and faults as a list, v3 for the rest. */
final class BigCommerceApi {

    private static final Pattern ORDER = Pattern.compile("/(v[23])/orders/([0-9]{1,18})(?:/([a-z_]+(?:/refunds)?))?");
    private static final int MOST = 250;

    private final Shop shop;

    BigCommerceApi(Shop shop) {
        this.shop = shop;
    }

    Optional<ApiAnswer> serve(ApiRequest request) {
        String store = "/stores/" + shop.account;
        if (!request.path().startsWith(store + "/")) {
            return Optional.empty();
        }
        String path = request.path().substring(store.length());
        if (path.startsWith("/v3/hooks")) {
            return new BigCommerceHooks(shop).serve(request, path);
        }
        if (!request.method().equals("GET") || path.startsWith("/v3/catalog") || path.startsWith("/v3/inventory")) {
            return new BigCommerceStock(shop).serve(request, path);
        }
        Matcher order = ORDER.matcher(path);
        if (order.matches()) {
            return Optional.of(shop.find(order.group(2))
                    .flatMap(found -> part(found, order.group(1), order.group(3)))
                    .orElseGet(BigCommerceApi::missing));
        }
        return path.equals("/v2/orders") ? Optional.of(orders(request)) : Optional.empty();
    }

    private Optional<ApiAnswer> part(ShopOrder order, String version, String part) {
        if (version.equals("v2") && part == null) {
            return Optional.of(ApiAnswer.ok(BigCommerceOrder.of(shop, order)));
        }
        BigCommerceParts parts = new BigCommerceParts(order);
        return switch (version + " " + part) {
            case "v2 products" -> Optional.of(listed(parts.products()));
            case "v2 shipping_addresses" -> Optional.of(listed(parts.addresses()));
            case "v2 coupons" -> Optional.of(listed(Json.MAPPER.createArrayNode()));
            case "v2 shipments" -> Optional.of(listed(parts.shipments()));
            case "v3 payment_actions/refunds" -> Optional.of(ApiAnswer.ok(data(parts.refunds())));
            case "v3 transactions" -> Optional.of(listed(parts.transactions(), data(parts.transactions())));
            default -> Optional.empty();
        };
    }

    private ApiAnswer orders(ApiRequest request) {
        int size = request.number("limit", 50);
        int page = request.number("page", 1);
        if (size < 1 || size > MOST || page < 1) {
            return wrong(400, "The field 'limit' is invalid.");
        }
        try {
            Instant since = time(request.query("min_date_modified", "1970-01-01T00:00:00+00:00"));
            ArrayNode orders = Json.MAPPER.createArrayNode();
            sorted(shop.changedFrom(since), request.query("sort", "id:asc")).stream()
                    .filter(order -> !order.archived)
                    .skip((long) (page - 1) * size)
                    .limit(size)
                    .forEach(order -> orders.add(BigCommerceOrder.of(shop, order)));
            return listed(orders);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return wrong(400, "The field 'min_date_modified' or 'sort' is invalid.");
        }
    }

    private static List<ShopOrder> sorted(List<ShopOrder> byChange, String sort) {
        return switch (sort) {
            case "date_modified:asc" -> byChange;
            case "id:asc" ->
                byChange.stream()
                        .sorted(Comparator.comparing((ShopOrder order) -> order.id))
                        .toList();
            default -> throw new IllegalArgumentException(sort);
        };
    }

    private static Instant time(String text) {
        return text.contains(",")
                ? OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    /** Nothing is said without a body. */
    private static ApiAnswer listed(ArrayNode list) {
        return listed(list, list);
    }

    private static ApiAnswer listed(ArrayNode list, JsonNode body) {
        return list.isEmpty() ? new ApiAnswer(204, Map.of(), MissingNode.getInstance()) : ApiAnswer.ok(body);
    }

    private static JsonNode data(ArrayNode list) {
        var json = Json.MAPPER.createObjectNode();
        json.set("data", list);
        json.putObject("meta");
        return json;
    }

    private static ApiAnswer missing() {
        return wrong(404, "The requested resource was not found.");
    }

    private static ApiAnswer wrong(int status, String message) {
        ArrayNode words = Json.MAPPER.createArrayNode();
        words.addObject().put("status", status).put("message", message);
        return new ApiAnswer(status, Map.of(), words);
    }
}
