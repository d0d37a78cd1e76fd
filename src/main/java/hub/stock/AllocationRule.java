package hub.stock;

import java.util.Locale;

/**
 * One rule of allocation, a row that the merchant changes. Rules apply in the order of their position.
 *
 * @param amount the number that {@code MAX_LOCATIONS} needs, 1 to 5; null otherwise
 */
public record AllocationRule(int position, Kind kind, Integer amount) {

    public enum Kind {
        /** The location with the smallest priority first. */
        PRIORITY,
        /** The location closest to the address first: same country, then region, then postcode digits in common. */
        NEAREST,
        /** One location that has everything is better than several. */
        SHIP_COMPLETE,
        /** An order leaves from at most so many locations. */
        MAX_LOCATIONS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
