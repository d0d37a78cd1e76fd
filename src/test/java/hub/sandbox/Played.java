package hub.sandbox;

import java.util.List;

/** The platforms as the hub plays them, without Spring to find them. */
final class Played {

    private Played() {}

    static List<Platform> all() {
        return List.of(new ShopifyPlatform(), new WooPlatform(), new BigCommercePlatform());
    }
}
