package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** WooCommerce: thin on events, everything in one second, nothing sent twice. */
@Component
@Profile({"demo", "sandbox"})
final class WooPlatform implements Platform {

    private static final Set<String> ACTIONS =
            Set.of("pay", "edit", "cancel", "refund", "fulfil", "delete", "uncancel");
    private static final List<String> TOPICS = List.of(
            "order.created",
            "order.updated",
            "order.deleted",
            "order.restored",
            "product.created",
            "product.updated",
            "product.deleted",
            "product.restored");
    private static final int MOST_FAILURES = 5;

    private final WooActivation activation;

    WooPlatform(WebhookSender sender, Clock clock) {
        this.activation = new WooActivation(sender, clock);
    }

    @Override
    public List<String> topics() {
        return TOPICS;
    }

    /** Whoever made it has to switch it on again. */
    @Override
    public void gaveUp(Shop shop, Subscription to) {
        if (shop.subscriptions.failed(to) > MOST_FAILURES) {
            to.active = false;
        }
    }

    @Override
    public boolean switchesOff() {
        return true;
    }

    @Override
    public List<Event> events(Shop shop, ShopProduct product) {
        JsonNode body = WooProduct.of(product);
        return List.of(new Event("product.updated", "product.updated/" + product.id, body));
    }

    @Override
    public String name() {
        return "woocommerce";
    }

    @Override
    public Set<String> actions() {
        return ACTIONS;
    }

    @Override
    public JsonNode order(Shop shop, ShopOrder order) {
        return WooOrder.of(shop, order);
    }

    @Override
    public JsonNode product(Shop shop, ShopProduct product) {
        return WooProduct.of(product);
    }

    @Override
    public Optional<ApiAnswer> serve(Shop shop, ApiRequest request) {
        return new WooApi(shop, activation).serve(request);
    }

    @Override
    public JsonNode answer(Shop shop, ShopOrder order) {
        return order(shop, order);
    }

    @Override
    public List<Event> events(Shop shop, ShopOrder order, String action) {
        JsonNode body = order(shop, order);
        return switch (action) {
            case "order" -> List.of(event("order.created", order, body), event("order.updated", order, body));
            case "delete" ->
                List.of(event(
                        "order.deleted", order, Json.MAPPER.createObjectNode().put("id", WooOrder.id(order))));
            default -> List.of(event("order.updated", order, body));
        };
    }

    @Override
    public Map<String, String> headers(Shop shop, Event event, Subscription to, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-WC-Webhook-Source", shop.address.api() + "/");
        headers.put("X-WC-Webhook-Topic", event.topic());
        String[] topic = event.topic().split("\\.", 2);
        headers.put("X-WC-Webhook-Resource", topic[0]);
        headers.put("X-WC-Webhook-Event", topic[topic.length - 1]);
        headers.put("X-WC-Webhook-Signature", Signature.base64(to.secret, body));
        headers.put("X-WC-Webhook-ID", to.id);
        // Made of the second and the webhook, so that two orders of one second share it.
        headers.put("X-WC-Webhook-Delivery-ID", deliveryId(to.id));
        return headers;
    }

    @Override
    public void beforeSending(Shop shop, List<Event> events) {
        activation.beforeFirst(shop, events);
    }

    @Override
    public int repeats() {
        return 0;
    }

    @Override
    public Credential credential(Shop shop) {
        String pair = shop.secrets.key() + ":" + shop.secrets.keySecret();
        return new Credential(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public JsonNode says(ApiAnswer.Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_CALLER -> words("woocommerce_rest_cannot_view", "Sorry, you cannot list resources.", 401);
            case NO_SUCH_ORDER -> words("woocommerce_rest_shop_order_invalid_id", "Invalid ID.", 404);
            case TOO_FAST -> words("too_many_requests", "Too many requests.", 429);
            case AWAY -> words("unavailable", "Briefly unavailable for scheduled maintenance.", 503);
        };
    }

    @Override
    public CallCount callCount() {
        return null;
    }

    static JsonNode words(String code, String message, int status) {
        ObjectNode words = Json.MAPPER.createObjectNode().put("code", code).put("message", message);
        words.putObject("data").put("status", status);
        return words;
    }

    @Override
    public Map<String, Object> account(Shop shop) {
        return Map.of(
                "settings", Map.of("url", shop.address.api()),
                "secrets",
                        Map.of(
                                "webhookSecret", shop.secrets.signing(),
                                "consumerKey", shop.secrets.key(),
                                "consumerSecret", shop.secrets.keySecret()));
    }

    private static String deliveryId(String webhook) {
        return Integer.toHexString((webhook + Instant.now().getEpochSecond()).hashCode());
    }

    private static Event event(String topic, ShopOrder order, JsonNode body) {
        return new Event(topic, topic + "/" + WooOrder.id(order), body);
    }
}
