package hub.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.springframework.mock.env.MockEnvironment;

/** The platforms as the hub plays them, without Spring to find them. */
final class Played {

    private Played() {}

    private static List<Platform> all(WebhookSender sender) {
        return List.of(new ShopifyPlatform(), new WooPlatform(sender, Clock.systemUTC()), new BigCommercePlatform());
    }

    /** The same chances in every run. */
    static Sandbox sandbox(SandboxSettings settings, WebhookSender sender) {
        return new Sandbox(
                all(sender),
                new SandboxAddresses(settings, new MockEnvironment()),
                sender,
                Clock.systemUTC(),
                new Random(7));
    }
}
