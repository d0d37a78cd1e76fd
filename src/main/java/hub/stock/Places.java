package hub.stock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hub's active locations, best first, and what a channel calls them.
 *
 * @param byChannelName the account's name of a location → the hub's
 * @param known every location of the hub, inactive ones included
 */
record Places(List<Site> sites, Map<String, String> byChannelName, Set<String> known) {

    /** Where goods went that no payload and no allocation gives a place for. */
    private static final String EVERYWHERE_MAIN = "main";

    Optional<String> named(String channelLocation) {
        if (channelLocation == null) {
            return Optional.empty();
        }
        String mapped = byChannelName.get(channelLocation);
        if (mapped != null) {
            return Optional.of(mapped);
        }
        return known.contains(channelLocation) ? Optional.of(channelLocation) : Optional.empty();
    }

    String fallback() {
        return sites.isEmpty() ? EVERYWHERE_MAIN : sites.get(0).id();
    }
}
