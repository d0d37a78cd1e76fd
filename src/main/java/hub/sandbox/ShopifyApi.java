package hub.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Admin REST API of a Shopify shop: one order, and all that changed, page after page. */
final class ShopifyApi {

    private static final Pattern ORDER = Pattern.compile("/admin/api/[^/]+/orders/([0-9]{1,18})\\.json");
    private static final Pattern ORDERS = Pattern.compile("/admin/api/[^/]+/orders\\.json");
    private static final int MOST = 250;

    /** Where a page begins: behind this order in the row of changes, not at a number that moves. */
    private record Place(Instant since, long after) {

        boolean isBefore(ShopOrder order) {
            return order.updatedAt.isAfter(since) || order.updatedAt.equals(since) && order.id > after;
        }
    }

    private final Shop shop;

    ShopifyApi(Shop shop) {
        this.shop = shop;
    }

    Optional<ApiAnswer> serve(ApiRequest request) {
        Matcher order = ORDER.matcher(request.path());
        if (!request.method().equals("GET")) {
            return Optional.empty();
        }
        if (order.matches()) {
            return shop.find(order.group(1))
                    .map(found -> ApiAnswer.ok(Json.MAPPER.createObjectNode().set("order", ShopifyOrder.of(found))));
        }
        return ORDERS.matcher(request.path()).matches() ? Optional.of(orders(request)) : Optional.empty();
    }

    private ApiAnswer orders(ApiRequest request) {
        int size = request.number("limit", 50);
        if (size < 1 || size > MOST) {
            return wrong("limit must be between 1 and 250");
        }
        try {
            return page(request, place(request), size);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return wrong("Invalid value for page_info or updated_at_min");
        }
    }

    /** A page mark stands for the filter too: with one, no other filter may be sent. */
    private static Place place(ApiRequest request) {
        String mark = request.query("page_info", "");
        if (mark.isEmpty()) {
            String since = request.query("updated_at_min", "1970-01-01T00:00:00Z");
            return new Place(OffsetDateTime.parse(since).toInstant(), 0);
        }
        if (request.query().containsKey("updated_at_min") || request.query().containsKey("status")) {
            throw new IllegalArgumentException("page_info");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8).split("\\|");
        return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    }

    private ApiAnswer page(ApiRequest request, Place place, int size) {
        boolean closedToo = request.query("status", "any").equals("any");
        List<ShopOrder> found = shop.changedFrom(place.since()).stream()
                .filter(order -> closedToo || order.closedAt == null && order.cancelledAt == null)
                .filter(place::isBefore)
                .toList();
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode orders = json.putArray("orders");
        found.stream().limit(size).map(ShopifyOrder::of).forEach(orders::add);
        if (found.size() <= size) {
            return ApiAnswer.ok(json);
        }
        ShopOrder last = found.get(size - 1);
        String mark = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.updatedAt + "|" + last.id).getBytes(StandardCharsets.UTF_8));
        String link =
                "<" + shop.address.api() + request.path() + "?limit=" + size + "&page_info=" + mark + ">; rel=\"next\"";
        return new ApiAnswer(200, Map.of("Link", link), json);
    }

    private static ApiAnswer wrong(String words) {
        return new ApiAnswer(400, Map.of(), Json.MAPPER.createObjectNode().put("errors", words));
    }
}
