package hub.level;

import java.math.BigDecimal;

/** What a channel shows if nothing happened that the hub has not heard of; a stretch where the hub cannot tell exactly. */
record Expected(BigDecimal least, BigDecimal most) {

    static Expected of(Picture now) {
        BigDecimal own = now.own().add(now.explained());
        Expected expected = around(now.base(), own, now.exact());
        if (now.attempted() == null) {
            return expected;
        }
        Expected other = around(now.attempted(), now.attemptedOwn(), now.exact());
        return new Expected(expected.least.min(other.least), expected.most.max(other.most));
    }

    boolean isExact() {
        return least.compareTo(most) == 0;
    }

    private static Expected around(BigDecimal base, BigDecimal own, boolean exact) {
        BigDecimal then = base.add(own);
        return exact ? new Expected(then, then) : new Expected(base.min(then), base.max(then));
    }
}
