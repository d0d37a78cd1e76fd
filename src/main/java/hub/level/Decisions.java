package hub.level;

import hub.channel.Connector.Master;
import java.math.BigDecimal;

/** Read before overwrite: what the channel shows is explained before it is replaced. Pure. */
final class Decisions {

    private Decisions() {}

    /** @param compares whether the platform itself refuses to replace another level than the one expected */
    static Step before(Picture now, boolean compares) {
        if (now.wanted() == null) {
            return new Step.Uncounted();
        }
        if (now.look() || now.base() == null || now.attempted() != null) {
            return new Step.Read();
        }
        BigDecimal target = target(now, now.unexplained());
        Expected expected = Expected.of(now);
        if (!expected.isExact()) {
            return new Step.Read();
        }
        if (shows(expected.least(), target)) {
            return new Step.Idle(target);
        }
        return compares
                ? new Step.Write(
                        target,
                        expected.least(),
                        now.unexplained(),
                        drift(now.lost().negate()))
                : new Step.Read();
    }

    static Step after(Picture now, BigDecimal read, Master master) {
        if (now.base() == null) {
            return settle(now, read, BigDecimal.ZERO, null);
        }
        Expected expected = Expected.of(now);
        if (read.compareTo(expected.least()) < 0) {
            BigDecimal unseen = expected.least().subtract(read);
            return settle(
                    now, read, now.unexplained().add(unseen), drift(now.lost().negate()));
        }
        if (read.compareTo(expected.most()) > 0) {
            BigDecimal more = read.subtract(expected.most());
            BigDecimal left = master == Master.CHANNEL ? now.unexplained().subtract(more) : now.unexplained();
            return settle(now, read, left, more);
        }
        return settle(now, read, now.unexplained(), drift(now.lost().negate()));
    }

    private static Step settle(Picture now, BigDecimal read, BigDecimal held, BigDecimal drift) {
        BigDecimal target = target(now, held);
        return shows(read, target) ? new Step.Same(read, held, drift) : new Step.Write(target, read, held, drift);
    }

    private static BigDecimal target(Picture now, BigDecimal held) {
        return now.wanted().subtract(held).max(BigDecimal.ZERO);
    }

    /** A channel that sold more than it had shows less than nothing: there is nothing to tell it. */
    private static boolean shows(BigDecimal level, BigDecimal target) {
        return level.max(BigDecimal.ZERO).compareTo(target) == 0;
    }

    private static BigDecimal drift(BigDecimal difference) {
        return difference.signum() == 0 ? null : difference;
    }
}
