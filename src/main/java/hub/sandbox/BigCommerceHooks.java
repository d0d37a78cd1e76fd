package hub.sandbox;

import static hub.sandbox.BigCommercePlatform.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The webhooks of a store by the API v3: a scope may end in a star, and whatever headers are given are sent along. */
final class BigCommerceHooks {

    private static final String BASE = "/v3/hooks";
    private static final Set<String> FIELDS =
            Set.of("scope", "destination", "is_active", "headers", "events_history_enabled");
    private static final int MOST = 250;

    private final Shop shop;

    BigCommerceHooks(Shop shop) {
        this.shop = shop;
    }

    Optional<ApiAnswer> serve(ApiRequest request, String path) {
        if (path.equals(BASE)) {
            return switch (request.method()) {
                case "GET" -> Optional.of(list(request));
                case "POST" -> Optional.of(made(request.body()));
                default -> Optional.empty();
            };
        }
        String id = path.substring(BASE.length()).replaceFirst("^/", "");
        Optional<Subscription> found = shop.subscriptions.find(id);
        if (found.isEmpty()) {
            return Optional.of(new ApiAnswer(404, Map.of(), words(404, "Webhook with id [" + id + "] not found")));
        }
        return switch (request.method()) {
            case "GET" -> Optional.of(one(found.get()));
            case "PUT" -> Optional.of(changed(found.get(), request.body()));
            case "DELETE" -> Optional.of(deleted(found.get()));
            default -> Optional.empty();
        };
    }

    private ApiAnswer list(ApiRequest request) {
        int size = request.number("limit", 50);
        int page = request.number("page", 1);
        if (size < 1 || size > MOST || page < 1) {
            return refused("limit");
        }
        List<Subscription> all = shop.subscriptions.all();
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        all.stream().skip((long) (page - 1) * size).limit(size).map(this::json).forEach(data::add);
        json.putObject("meta")
                .putObject("pagination")
                .put("total", all.size())
                .put("count", data.size())
                .put("per_page", size)
                .put("current_page", page)
                .put("total_pages", Math.max(1, (all.size() + size - 1) / size));
        return ApiAnswer.ok(json);
    }

    private ApiAnswer made(JsonNode body) {
        String scope = body.path("scope").asText("");
        String target = body.path("destination").asText("");
        if (strange(body) || !scope.startsWith("store/")) {
            return refused("scope");
        }
        if (!WebhookSender.ownMachine(target)) {
            return refused("destination");
        }
        Subscription made = new Subscription(
                String.valueOf(shop.nextId()),
                scope,
                target,
                shop.secrets.signing(),
                body.path("is_active").asBoolean(true));
        made.headers = headers(body);
        shop.subscriptions.add(made);
        return one(made);
    }

    private ApiAnswer changed(Subscription there, JsonNode body) {
        if (strange(body)) {
            return refused("body");
        }
        there.target = body.path("destination").asText(there.target);
        there.active = body.path("is_active").asBoolean(there.active);
        there.headers = body.has("headers") ? headers(body) : there.headers;
        return one(there);
    }

    private ApiAnswer deleted(Subscription there) {
        shop.subscriptions.remove(there.id);
        return one(there);
    }

    private ApiAnswer one(Subscription subscription) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("data", json(subscription));
        json.putObject("meta");
        return ApiAnswer.ok(json);
    }

    private ObjectNode json(Subscription one) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", Long.valueOf(one.id))
                .put("client_id", "sandbox")
                .put("store_hash", shop.account)
                .put("scope", one.topic)
                .put("destination", one.target)
                .put("is_active", one.active)
                .put("created_at", 1_580_329_317)
                .put("updated_at", 1_580_329_317);
        ObjectNode headers = json.putObject("headers");
        one.headers.forEach(headers::put);
        return json;
    }

    private static Map<String, String> headers(JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        body.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static boolean strange(JsonNode body) {
        return body.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()));
    }

    private static ApiAnswer refused(String field) {
        ObjectNode words = words(422, "JSON data is missing or invalid");
        words.putObject("errors").put(field, "error.path.missing.");
        return new ApiAnswer(422, Map.of(), words);
    }
}
