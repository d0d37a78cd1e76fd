package hub.sandbox;

import hub.sandbox.Platform.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** WooCommerce calls a webhook's address once, unsigned, before it sends anything; it wants exactly 200. */
final class WooActivation {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final Set<String> active = ConcurrentHashMap.newKeySet();

    void beforeFirst(Shop shop, List<Event> events, WebhookSender sender) {
        for (Event event : events) {
            String webhook = WooPlatform.webhookId(event.topic());
            if (active.contains(shop.account + "/" + webhook)) {
                continue;
            }
            sender.ping(shop, FORM, "webhook_id=" + webhook, status -> {
                sender.noted(shop, "ping " + webhook, status);
                if (status == 200) {
                    active.add(shop.account + "/" + webhook);
                }
            });
        }
    }
}
