package hub.sandbox;

import hub.sandbox.Platform.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** WooCommerce calls a webhook's address once, unsigned, before it sends anything; it wants exactly 200. */
final class WooActivation {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final WebhookSender sender;
    private final Clock clock;

    WooActivation(WebhookSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    void beforeFirst(Shop shop, List<Event> events) {
        for (Event event : events) {
            for (Subscription to : shop.subscriptions.to(event.topic())) {
                if (!to.tried) {
                    sender.ping(to.target, FORM, body(to), status -> answered(shop, to, status));
                }
            }
        }
    }

    /** A webhook that is made, or switched on again, is active only once its address has answered. */
    boolean answers(Shop shop, Subscription to) {
        answered(shop, to, sender.post(to.target, FORM, body(to)));
        return to.tried;
    }

    private static String body(Subscription to) {
        return "webhook_id=" + to.id;
    }

    private void answered(Shop shop, Subscription to, int status) {
        shop.calls.webhook(clock.instant(), "ping " + to.id, status);
        to.tried = status == 200;
    }
}
