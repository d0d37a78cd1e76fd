package hub.order;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;

/**
 * How new an observation is. Compared from the left; the greater key wins a slot.
 *
 * @param epoch 0; −1 for an import into a live account; +1 after a confirmed clock set back
 * @param ver the channel's own version: microseconds since 1970 for time stamps, the number itself for counters, 0 for read schemes
 * @param settled 1 when the read began later than {@code ver} plus twice the platform clock's resolution
 * @param read sequence drawn before the hub sent the request that fetched this; 0 for pushes
 * @param rank how much the payload shows: {@link Rank}
 * @param raw SHA-256 of the bytes as received, lower-case hex
 * @param edit revision in the hospital, 0 for the original bytes
 * @param mapping number of the mapping's publication
 */
public record VersionKey(
        int epoch, BigDecimal ver, int settled, long read, int rank, String raw, int edit, long mapping)
        implements Comparable<VersionKey> {

    /** Kinds of source, weakest first; {@code rank} is the ordinal. */
    public enum Rank {
        IMPORT,
        PUSH,
        ROW,
        DETAIL
    }

    private static final Comparator<VersionKey> ORDER = Comparator.comparingInt(VersionKey::epoch)
            .thenComparing(VersionKey::ver)
            .thenComparingInt(VersionKey::settled)
            .thenComparingLong(VersionKey::read)
            .thenComparingInt(VersionKey::rank)
            .thenComparing(VersionKey::raw)
            .thenComparingInt(VersionKey::edit)
            .thenComparingLong(VersionKey::mapping);

    public VersionKey {
        Objects.requireNonNull(raw, "raw");
        // Keys are equal exactly when neither is greater.
        ver = ver.stripTrailingZeros();
    }

    /** What the hub says after the version it held; null where it held none. */
    public static VersionKey fact(VersionKey held) {
        BigDecimal ver = held == null ? BigDecimal.ONE : held.ver.add(BigDecimal.ONE);
        return new VersionKey(held == null ? 0 : held.epoch, ver, 1, 0, Rank.DETAIL.ordinal(), "", 0, 0);
    }

    /** Nothing heard later is newer. */
    public static VersionKey last() {
        return new VersionKey(Integer.MAX_VALUE, BigDecimal.ZERO, 1, 0, Rank.DETAIL.ordinal(), "", 0, 0);
    }

    /** This key, under the channel's own version. */
    public VersionKey withVer(BigDecimal version) {
        return new VersionKey(epoch, version, settled, read, rank, raw, edit, mapping);
    }

    public VersionKey inEpoch(int other) {
        return new VersionKey(other, ver, settled, read, rank, raw, edit, mapping);
    }

    /** Below 0 when this version is older than the other by the channel's own account, 0 when that cannot tell. */
    int compareVersion(VersionKey other) {
        int epochs = Integer.compare(epoch, other.epoch);
        return epochs != 0 ? epochs : ver.compareTo(other.ver);
    }

    @Override
    public int compareTo(VersionKey other) {
        return ORDER.compare(this, other);
    }
}
