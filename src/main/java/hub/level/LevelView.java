package hub.level;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A publication as people see it.
 *
 * @param listing the platform's id of what is sold
 * @param location the platform's id of the location; null where it keeps one level for all
 * @param wanted what the channel should show; null for what was never counted
 * @param published what it confirmed
 * @param expected what it shows, as far as the hub can tell; null when it never looked
 * @param inflight taken off for sales not heard of
 * @param buffer held back
 * @param drift how much more the channel had than could be explained
 * @param words why it is not published
 */
public record LevelView(
        String account,
        String sku,
        String channelSku,
        String listing,
        String location,
        State state,
        BigDecimal wanted,
        BigDecimal published,
        Instant publishedAt,
        BigDecimal expected,
        BigDecimal inflight,
        BigDecimal buffer,
        BigDecimal drift,
        Instant driftAt,
        BigDecimal readLevel,
        Instant readAt,
        String words) {

    static LevelView of(Seen seen, boolean released) {
        Publication row = seen.row();
        Picture picture = seen.picture();
        return new LevelView(
                row.key().account(),
                row.sku(),
                row.channelSku(),
                row.key().listing(),
                row.key().location().isEmpty() ? null : row.key().location(),
                state(row, picture, released),
                plain(picture.wanted()),
                plain(row.published()),
                row.publishedAt(),
                row.base() == null ? null : plain(Expected.of(picture).least()),
                plain(row.held()),
                plain(seen.buffered()),
                plain(row.drift()),
                row.driftAt(),
                plain(row.readLevel()),
                row.readAt(),
                row.words());
    }

    private static State state(Publication row, Picture picture, boolean released) {
        if (row.state() == State.UNMAPPED || row.state() == State.UNPLACED) {
            return row.state();
        }
        if (picture.wanted() == null) {
            return State.UNCOUNTED;
        }
        return released ? row.state() : State.DRY_RUN;
    }

    private static BigDecimal plain(BigDecimal quantity) {
        return quantity == null
                ? null
                : new BigDecimal(quantity.stripTrailingZeros().toPlainString());
    }
}
