package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** BigCommerce: its webhooks only name what changed, an order is many calls, and all apps of a store share one count. */
@Component
@Profile({"demo", "sandbox"})
final class BigCommercePlatform implements Platform {

    private static final Set<String> ACTIONS =
            Set.of("pay", "edit", "cancel", "uncancel", "refund", "fulfil", "delete");
    private static final int QUOTA = 150;
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final List<Integer> PAUSES =
            List.of(60, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 50_400, 86_400);

    private final Map<String, AtomicInteger> adjusting = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "bigcommerce";
    }

    @Override
    public Set<String> actions() {
        return ACTIONS;
    }

    /** Deleted orders lie in the archive, where they can still be read. */
    @Override
    public void delete(Shop shop, ShopOrder order) {
        order.archived = true;
        shop.touched(order);
    }

    @Override
    public JsonNode order(Shop shop, ShopOrder order) {
        return BigCommerceOrder.of(shop, order);
    }

    @Override
    public JsonNode answer(Shop shop, ShopOrder order) {
        return order(shop, order);
    }

    @Override
    public JsonNode product(Shop shop, ShopProduct product) {
        return new BigCommerceStock(shop).product(product);
    }

    @Override
    public Optional<ApiAnswer> serve(Shop shop, ApiRequest request) {
        return new BigCommerceApi(shop).serve(request);
    }

    /** What two absolute adjustments at once leave is undefined: whoever makes them does too much. */
    @Override
    public Runnable under(Shop shop, ApiRequest request) {
        if (!request.path().endsWith("/adjustments/absolute")) {
            return () -> {};
        }
        AtomicInteger at = adjusting.computeIfAbsent(shop.account, account -> new AtomicInteger());
        if (at.incrementAndGet() > 1) {
            shop.calls.violated();
        }
        return at::decrementAndGet;
    }

    @Override
    public List<Event> events(Shop shop, ShopOrder order, String action) {
        List<Event> events = new ArrayList<>();
        ObjectNode data = data("order", order.id);
        switch (action) {
            case "order" -> events.add(event(shop, "store/order/created", data));
            case "edit" -> {}
            case "delete" -> {
                return List.of(event(shop, "store/order/archived", data));
            }
            case "refund" -> events.add(refunded(shop, order));
            case "fulfil" ->
                events.add(event(
                        shop,
                        "store/shipment/created",
                        data(
                                        "shipment",
                                        order.shipments
                                                .get(order.shipments.size() - 1)
                                                .id())
                                .put("orderId", order.id)));
            default -> {
                ObjectNode moved = data("order", order.id);
                moved.putObject("status")
                        .put("previous_status_id", 0)
                        .put("new_status_id", BigCommerceOrder.status(order));
                events.add(event(shop, "store/order/statusUpdated", moved));
            }
        }
        if (action.equals("cancel") && order.paidAt != null) {
            events.add(refunded(shop, order));
        }
        events.add(event(shop, "store/order/updated", data));
        return events;
    }

    @Override
    public List<Event> events(Shop shop, ShopProduct product) {
        boolean sized = product.family() != null;
        ObjectNode data = data(sized ? "sku" : "product", sized ? product.variantId : product.id);
        data.putObject("inventory")
                .put("product_id", BigCommerceStock.productId(product))
                .put("method", "absolute")
                .put("value", product.level)
                .put("variant_id", product.variantId);
        return List.of(event(shop, sized ? "store/sku/inventory/updated" : "store/product/inventory/updated", data));
    }

    @Override
    public List<String> topics() {
        return List.of("store/order/*", "store/shipment/*", "store/product/*", "store/sku/*");
    }

    /** Two days were enough. */
    @Override
    public void gaveUp(Shop shop, Subscription to) {
        to.active = false;
    }

    @Override
    public boolean switchesOff() {
        return true;
    }

    @Override
    public Map<String, String> headers(Shop shop, Event event, Subscription to, String body) {
        String at = String.valueOf(Instant.now().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>(to.headers);
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", event.id());
        headers.put("webhook-timestamp", at);
        headers.put(
                "webhook-signature",
                "v1," + Signature.base64(shop.secrets.signing(), event.id() + "." + at + "." + body));
        return headers;
    }

    @Override
    public int repeats() {
        return PAUSES.size();
    }

    @Override
    public Duration pause(int repeated) {
        return Duration.ofSeconds(PAUSES.get(repeated));
    }

    @Override
    public Credential credential(Shop shop) {
        return new Credential("X-Auth-Token", shop.secrets.token());
    }

    @Override
    public JsonNode says(ApiAnswer.Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_CALLER ->
                words(
                        401,
                        "Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.");
            case NO_SUCH_ORDER -> words(404, "Not found");
            case TOO_FAST -> words(429, "Too many requests");
            case AWAY -> words(503, "Service unavailable");
        };
    }

    @Override
    public CallCount callCount() {
        return new CallCount(QUOTA, QUOTA, WINDOW);
    }

    @Override
    public Map<String, String> counted(long left, Duration more) {
        return Map.of(
                "X-Rate-Limit-Requests-Quota", String.valueOf(QUOTA),
                "X-Rate-Limit-Requests-Left", String.valueOf(left),
                "X-Rate-Limit-Time-Window-Ms", String.valueOf(WINDOW.toMillis()),
                "X-Rate-Limit-Time-Reset-Ms", String.valueOf(more.toMillis()));
    }

    /** The count itself says how long. */
    @Override
    public Map<String, String> patience() {
        return Map.of();
    }

    @Override
    public Map<String, Object> account(Shop shop) {
        return Map.of(
                "settings", Map.of("api", shop.address.api() + "/stores/" + shop.account),
                "secrets", Map.of("clientSecret", shop.secrets.signing(), "accessToken", shop.secrets.token()));
    }

    static ObjectNode words(int status, String title) {
        ObjectNode words = Json.MAPPER.createObjectNode().put("status", status).put("title", title);
        words.put("type", "/api-docs/getting-started/api-status-codes").putObject("errors");
        return words;
    }

    private static Event refunded(Shop shop, ShopOrder order) {
        ObjectNode data = data("order", order.id);
        data.putObject("refund")
                .put("refund_id", order.refunds.get(order.refunds.size() - 1).id());
        return event(shop, "store/order/refund/created", data);
    }

    private static ObjectNode data(String type, long id) {
        return Json.MAPPER.createObjectNode().put("type", type).put("id", id);
    }

    private static Event event(Shop shop, String scope, ObjectNode data) {
        long at = Instant.now().getEpochSecond();
        ObjectNode body = Json.MAPPER.createObjectNode().put("scope", scope).put("store_id", "1025646");
        body.set("data", data);
        body.put("hash", hash(scope + data + at)).put("created_at", at).put("producer", "stores/" + shop.account);
        return new Event(scope, "msg_" + UUID.randomUUID(), body);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is part of every JDK", e);
        }
    }
}
