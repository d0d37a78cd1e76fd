package hub.level;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a channel shows of one listing at one location, as far as the hub knows, and what it should show.
 *
 * @param sku the hub's; null when nobody has mapped it
 * @param shared whether something else moves this level too: a kit, another listing of the SKU, another location
 * @param published what the platform confirmed; null when it never did
 * @param base what it is taken to show, when its own orders added up to {@code baseOwn} since {@code ownSince}
 * @param attempted sent without an answer; null when nothing is open
 * @param held taken off for sales not heard of, since {@code heldAt}
 * @param drift how much more the channel had than the hub can explain; null when it never had
 */
record Publication(
        LevelKey key,
        String channelSku,
        String sku,
        boolean shared,
        State state,
        BigDecimal wanted,
        BigDecimal published,
        Instant publishedAt,
        BigDecimal base,
        BigDecimal baseOwn,
        Instant ownSince,
        BigDecimal attempted,
        BigDecimal attemptedOwn,
        BigDecimal held,
        Instant heldAt,
        BigDecimal drift,
        Instant driftAt,
        BigDecimal readLevel,
        Instant readAt,
        boolean mustRead,
        String words,
        int attempts,
        Instant dueAt) {

    Course course() {
        return new Course(this);
    }
}
