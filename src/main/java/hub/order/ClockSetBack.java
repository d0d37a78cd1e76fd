package hub.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Recognises a channel whose versions went backwards: a shop restored from a backup, a clock set back. One low version is a
 * stale answer; two reads that agree are the truth of a new epoch.
 */
public final class ClockSetBack {

    private static final Duration APART = Duration.ofMinutes(5);

    private ClockSetBack() {}

    /**
     * @param began when the request was sent
     * @param ver what the order's version was in the answer
     */
    public record Read(Instant began, BigDecimal ver) {}

    /**
     * @param held the newest version the order is held under
     * @param heldSince when that version arrived
     * @return the epoch that both reads belong to, or empty while the held version stands
     */
    public static OptionalInt newEpoch(VersionKey held, Instant heldSince, Read one, Read other) {
        boolean afterHeld = one.began().isAfter(heldSince) && other.began().isAfter(heldSince);
        boolean apart = Duration.between(one.began(), other.began()).abs().compareTo(APART) >= 0;
        boolean agree = one.ver().compareTo(other.ver()) == 0 && one.ver().compareTo(held.ver()) < 0;
        return afterHeld && apart && agree ? OptionalInt.of(held.epoch() + 1) : OptionalInt.empty();
    }
}
