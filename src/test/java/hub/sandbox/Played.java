package hub.sandbox;

import java.time.Clock;
import java.util.List;

/** The platforms as the hub plays them, without Spring to find them. */
final class Played {

    private Played() {}

    static List<Platform> all(WebhookSender sender) {
        return List.of(new ShopifyPlatform(), new WooPlatform(sender, Clock.systemUTC()), new BigCommercePlatform());
    }
}
