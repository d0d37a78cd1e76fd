package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The webhooks of a WooCommerce shop: made, switched on again and taken away by its API. */
final class WooWebhooks {

    private static final String BASE = "/wp-json/wc/v3/webhooks";
    private static final Pattern ONE = Pattern.compile(BASE + "/([0-9]{1,18})");
    private static final int MOST = 100;

    private final Shop shop;
    private final WooActivation activation;

    WooWebhooks(Shop shop, WooActivation activation) {
        this.shop = shop;
        this.activation = activation;
    }

    /** Empty for what is no webhook. */
    Optional<ApiAnswer> serve(ApiRequest request) {
        if (request.path().equals(BASE)) {
            return switch (request.method()) {
                case "GET" -> Optional.of(list(request));
                case "POST" -> Optional.of(made(request.body()));
                default -> Optional.empty();
            };
        }
        Matcher one = ONE.matcher(request.path());
        if (!one.matches()) {
            return Optional.empty();
        }
        Optional<Subscription> found = shop.subscriptions.find(one.group(1));
        if (found.isEmpty()) {
            return Optional.of(wrong(404, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID."));
        }
        return switch (request.method()) {
            case "GET" -> Optional.of(ApiAnswer.ok(json(found.get())));
            case "PUT", "POST" -> Optional.of(changed(found.get(), request.body()));
            case "DELETE" -> Optional.of(deleted(found.get(), request));
            default -> Optional.empty();
        };
    }

    private ApiAnswer list(ApiRequest request) {
        int size = request.number("per_page", 10);
        int page = request.number("page", 1);
        if (size < 1 || size > MOST || page < 1) {
            return wrong(400, "rest_invalid_param", "Invalid parameter(s): per_page, page");
        }
        List<Subscription> all = shop.subscriptions.all();
        ArrayNode json = Json.MAPPER.createArrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).map(this::json).forEach(json::add);
        Map<String, String> totals = Map.of(
                "X-WP-Total", String.valueOf(all.size()),
                "X-WP-TotalPages", String.valueOf((all.size() + size - 1) / size));
        return new ApiAnswer(200, totals, json);
    }

    private ApiAnswer made(JsonNode body) {
        String topic = body.path("topic").asText("");
        String target = body.path("delivery_url").asText("");
        if (!topic.matches("(order|product|customer|coupon)\\.(created|updated|deleted|restored)|action\\..+")) {
            return wrong(
                    400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        }
        if (!WebhookSender.ownMachine(target)) {
            return wrong(
                    400,
                    "woocommerce_rest_shop_webhook_invalid_delivery_url",
                    "Webhook delivery URL must be a valid URL starting with http:// or https://.");
        }
        Subscription made = new Subscription(
                String.valueOf(shop.nextId()),
                topic,
                target,
                body.path("secret").asText(""),
                false);
        made.active = wantsActive(body) && activation.answers(shop, made);
        shop.subscriptions.add(made);
        return new ApiAnswer(201, Map.of(), json(made));
    }

    private ApiAnswer changed(Subscription there, JsonNode body) {
        there.target = body.path("delivery_url").asText(there.target);
        there.secret = body.path("secret").asText(there.secret);
        if (body.has("status")) {
            there.active = wantsActive(body) && activation.answers(shop, there);
            shop.subscriptions.delivered(there);
        }
        return ApiAnswer.ok(json(there));
    }

    private ApiAnswer deleted(Subscription there, ApiRequest request) {
        if (!request.query("force", "false").equals("true")) {
            return wrong(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        }
        shop.subscriptions.remove(there.id);
        return ApiAnswer.ok(json(there));
    }

    private static boolean wantsActive(JsonNode body) {
        return body.path("status").asText("active").equals("active");
    }

    private ObjectNode json(Subscription one) {
        String[] topic = one.topic.split("\\.", 2);
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", Long.valueOf(one.id));
        json.put("name", "Webhook")
                .put("status", one.active ? "active" : "disabled")
                .put("topic", one.topic);
        json.put("resource", topic[0]).put("event", topic[topic.length - 1]);
        json.putArray("hooks");
        return json.put("delivery_url", one.target);
    }

    private static ApiAnswer wrong(int status, String code, String message) {
        return new ApiAnswer(status, Map.of(), WooPlatform.words(code, message, status));
    }
}
