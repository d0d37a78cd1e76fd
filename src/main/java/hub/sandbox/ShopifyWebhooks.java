package hub.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the app has subscribed to, as Shopify's Admin API shows and changes it. */
final class ShopifyWebhooks {

    private static final String SUBSCRIPTION = "gid://shopify/WebhookSubscription/";
    private static final int MOST = 250;

    private final Shop shop;

    ShopifyWebhooks(Shop shop) {
        this.shop = shop;
    }

    Object list(DataFetchingEnvironment asked) {
        Integer first = asked.getArgument("first");
        ShopifyGraph.require(
                first != null && first > 0 && first <= MOST, "you must provide one of first or last", "BAD_REQUEST");
        String after = asked.getArgument("after");
        List<Subscription> left = shop.subscriptions.all().stream()
                .filter(one -> after == null || Long.parseLong(one.id) > Long.parseLong(after))
                .toList();
        List<Subscription> page = left.stream().limit(first).toList();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", left.size() > page.size());
        info.put("endCursor", page.isEmpty() ? null : page.get(page.size() - 1).id);
        return Map.of("nodes", page.stream().map(ShopifyWebhooks::shown).toList(), "pageInfo", info);
    }

    Object create(DataFetchingEnvironment asked) {
        String topic = topicOf(asked.getArgument("topic"));
        Map<String, Object> input = asked.getArgument("webhookSubscription");
        String target = String.valueOf(input.get("uri"));
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!WebhookSender.ownMachine(target)) {
            answer.put("userErrors", error("Address is invalid"));
            return answer;
        }
        if (shop.subscriptions.all().stream().anyMatch(one -> one.topic.equals(topic) && one.target.equals(target))) {
            answer.put("userErrors", error("Address for this topic has already been taken"));
            return answer;
        }
        Subscription made =
                new Subscription(String.valueOf(shop.nextId()), topic, target, shop.secrets.signing(), true);
        shop.subscriptions.add(made);
        answer.put("webhookSubscription", shown(made));
        answer.put("userErrors", List.of());
        return answer;
    }

    Object delete(DataFetchingEnvironment asked) {
        String id = asked.getArgument("id");
        boolean gone = shop.subscriptions.remove(id.replace(SUBSCRIPTION, ""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("deletedWebhookSubscriptionId", gone ? id : null);
        answer.put(
                "userErrors",
                gone
                        ? List.of()
                        : List.of(Map.of("field", List.of("id"), "message", "Webhook subscription does not exist")));
        return answer;
    }

    private static List<Map<String, Object>> error(String message) {
        return List.of(Map.of("field", List.of("webhookSubscription", "callbackUrl"), "message", message));
    }

    private static Map<String, Object> shown(Subscription one) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.of(
                "id",
                SUBSCRIPTION + one.id,
                "topic",
                one.topic.replace('/', '_').toUpperCase(Locale.ROOT),
                "uri",
                one.target,
                "callbackUrl",
                one.target,
                "format",
                "JSON",
                "createdAt",
                now,
                "updatedAt",
                now);
    }

    /** The one whose enumeration word this is. */
    private static String topicOf(String word) {
        return new ShopifyPlatform()
                .topics().stream()
                        .filter(topic ->
                                topic.replace('/', '_').toUpperCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow();
    }
}
