package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.sandbox.ShopOrder.Refund;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shopify as its webhooks and its Admin REST API show orders. */
@Component
@Profile({"demo", "sandbox"})
final class ShopifyPlatform implements Platform {

    static final String VERSION = "2026-07";

    private final Map<String, ShopifyGraph> graphs = new ConcurrentHashMap<>();

    private static final List<String> TOPICS = List.of(
            "orders/create",
            "orders/updated",
            "orders/paid",
            "orders/cancelled",
            "orders/fulfilled",
            "orders/partially_fulfilled",
            "orders/edited",
            "orders/delete",
            "refunds/create",
            "fulfillments/create",
            "fulfillments/update",
            "products/create",
            "products/update",
            "products/delete",
            "inventory_levels/update",
            "app/uninstalled");
    private static final Set<String> ACTIONS = Set.of("pay", "edit", "cancel", "refund", "fulfil", "delete");

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Set<String> actions() {
        return ACTIONS;
    }

    @Override
    public JsonNode order(Shop shop, ShopOrder order) {
        return ShopifyOrder.of(order);
    }

    @Override
    public JsonNode product(Shop shop, ShopProduct product) {
        return ShopifyStock.variant(product);
    }

    @Override
    public Optional<ApiAnswer> serve(Shop shop, ApiRequest request) {
        return new ShopifyApi(shop).serve(request).or(() -> graph(shop).serve(request));
    }

    /** GraphQL is counted in points of its own. */
    @Override
    public boolean counts(ApiRequest request) {
        return !request.path().endsWith("/graphql.json");
    }

    private ShopifyGraph graph(Shop shop) {
        return graphs.computeIfAbsent(shop.account, account -> new ShopifyGraph(shop));
    }

    @Override
    public JsonNode answer(Shop shop, ShopOrder order) {
        return Json.MAPPER.createObjectNode().set("order", order(shop, order));
    }

    @Override
    public List<Event> events(Shop shop, ShopOrder order, String action) {
        List<Event> events = new ArrayList<>();
        switch (action) {
            case "order" -> {
                events.add(whole("orders/create", order));
                if (order.paidAt != null) {
                    events.add(whole("orders/paid", order));
                }
            }
            case "pay" -> events.add(whole("orders/paid", order));
            case "edit" -> events.add(event("orders/edited", edited(shop, order)));
            case "cancel" -> {
                events.add(whole("orders/cancelled", order));
                if (!order.refunds.isEmpty()) {
                    events.add(refunded(order));
                }
            }
            case "refund" -> events.add(refunded(order));
            case "fulfil" -> {
                events.add(event("fulfillments/create", ShopifyElements.shipment(order, last(order.shipments))));
                events.add(whole(order.fullyShipped() ? "orders/fulfilled" : "orders/partially_fulfilled", order));
            }
            case "delete" -> {
                return List.of(
                        event("orders/delete", Json.MAPPER.createObjectNode().put("id", order.id)));
            }
            default -> throw new ShopRefuses("action: " + action + " (expected: one Shopify knows)");
        }
        events.add(whole("orders/updated", order));
        return events;
    }

    @Override
    public List<String> topics() {
        return TOPICS;
    }

    /** Eight repeats were in vain: the subscription is deleted. */
    @Override
    public void gaveUp(Shop shop, Subscription to) {
        shop.subscriptions.remove(to.id);
    }

    @Override
    public boolean switchesOff() {
        return false;
    }

    @Override
    public List<Event> events(Shop shop, ShopProduct product) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("inventory_item_id", product.stockItemId).put("location_id", ShopifyElements.LOCATION);
        body.put("available", product.level).put("updated_at", Instant.now().toString());
        return List.of(event("inventory_levels/update", body));
    }

    @Override
    public Map<String, String> headers(Shop shop, Event event, Subscription to, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Topic", event.topic());
        headers.put("X-Shopify-Hmac-Sha256", Signature.base64(to.secret, body));
        headers.put("X-Shopify-Shop-Domain", domain(shop));
        headers.put("X-Shopify-API-Version", VERSION);
        headers.put("X-Shopify-Webhook-Id", uuid(event.id() + "/" + to.id));
        headers.put("X-Shopify-Event-Id", uuid(event.id()));
        headers.put("X-Shopify-Triggered-At", Instant.now().toString());
        return headers;
    }

    @Override
    public int repeats() {
        return 8;
    }

    @Override
    public Credential credential(Shop shop) {
        return new Credential("X-Shopify-Access-Token", shop.secrets.token());
    }

    @Override
    public JsonNode says(ApiAnswer.Refusal refusal) {
        String words = switch (refusal) {
            case UNKNOWN_CALLER -> "[API] Invalid API key or access token (unrecognized login or wrong password)";
            case NO_SUCH_ORDER -> "Not Found";
            case TOO_FAST ->
                "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.";
            case AWAY -> "Service Unavailable";
        };
        return Json.MAPPER.createObjectNode().put("errors", words);
    }

    @Override
    public CallCount callCount() {
        return new CallCount(40, 2, Duration.ofSeconds(1));
    }

    @Override
    public Map<String, String> counted(long left, Duration more) {
        return Map.of("X-Shopify-Shop-Api-Call-Limit", (40 - left) + "/40");
    }

    @Override
    public Map<String, Object> account(Shop shop) {
        return Map.of(
                "settings", Map.of("shop", domain(shop), "url", shop.address.api()),
                "secrets", Map.of("clientSecret", shop.secrets.signing(), "accessToken", shop.secrets.token()));
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String domain(Shop shop) {
        return shop.account + ".shop.example";
    }

    private static Event whole(String topic, ShopOrder order) {
        return event(topic, ShopifyOrder.of(order));
    }

    private static Event refunded(ShopOrder order) {
        Refund refund = last(order.refunds);
        return event("refunds/create", ShopifyRefund.of(order, refund));
    }

    /** Says which order and which lines, not what the order is now. */
    private static ObjectNode edited(Shop shop, ShopOrder order) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode edit = body.putObject("order_edit");
        edit.put("id", shop.nextId()).put("app_id", 1354745).put("created_at", order.updatedAt.toString());
        edit.put("notify_customer", false)
                .put("order_id", order.id)
                .putNull("staff_note")
                .putNull("user_id");
        ObjectNode lines = edit.putObject("line_items");
        ShopOrder.Line line = last(order.lines);
        lines.putArray("additions").addObject().put("id", line.id).put("delta", line.quantity);
        lines.putArray("removals");
        edit.putObject("discounts").putObject("line_item").putArray("additions");
        edit.putObject("shipping_lines").putArray("additions");
        return body;
    }

    private static Event event(String topic, JsonNode body) {
        return new Event(topic, UUID.randomUUID().toString(), body);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
