package hub.level;

import hub.stock.ChannelStock.Held;
import hub.stock.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How many pieces of a listing there are at a channel's location.
 *
 * @param named the account's names of the hub's locations; without any, all of the hub's count
 * @param ownReserved what the account's own orders hold, where the platform takes those off by itself
 */
record ShelfSums(List<Held> rows, Map<String, String> named, Map<Place, BigDecimal> ownReserved) {

    /** @return null when one of the parts was never counted there */
    BigDecimal wanted(Map<String, BigDecimal> parts, String location) {
        BigDecimal least = null;
        for (Map.Entry<String, BigDecimal> part : parts.entrySet()) {
            BigDecimal there = sum(part.getKey(), location);
            if (there == null) {
                return null;
            }
            BigDecimal pieces = there.divide(part.getValue(), 0, RoundingMode.FLOOR);
            least = least == null ? pieces : least.min(pieces);
        }
        return least;
    }

    private BigDecimal sum(String sku, String location) {
        List<Held> here = rows.stream()
                .filter(row -> row.sku().equals(sku) && counts(row.location(), location))
                .toList();
        if (here.stream().noneMatch(Held::counted)) {
            return null;
        }
        return here.stream()
                .map(row -> row.available()
                        .add(ownReserved.getOrDefault(new Place(row.sku(), row.location()), BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean counts(String hubs, String channels) {
        if (named.isEmpty()) {
            return true;
        }
        return channels.isEmpty() ? named.containsValue(hubs) : hubs.equals(named.get(channels));
    }
}
