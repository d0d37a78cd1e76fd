package hub.stock;

import java.math.BigDecimal;
import java.util.List;

/**
 * A place where stock lies.
 *
 * @param id the hub's name of it, e.g. {@code main}
 * @param priority smaller is asked first
 * @param country ISO 3166 alpha-2, or null
 * @param active only active locations are allocated to
 * @param channelLocations what channels call it
 */
public record Location(
        String id,
        String name,
        int priority,
        String country,
        String region,
        String postcode,
        BigDecimal lat,
        BigDecimal lon,
        boolean active,
        List<ChannelName> channelLocations) {

    public Location {
        channelLocations = List.copyOf(channelLocations);
    }

    /** @param id the platform's id of the location at that account */
    public record ChannelName(String account, String id) {}
}
