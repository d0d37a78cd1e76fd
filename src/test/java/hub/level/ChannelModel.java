package hub.level;

import hub.channel.Connector.Master;
import java.math.BigDecimal;

/**
 * One channel and a hub that share a shelf, in memory: the channel sells, the hub hears of it later or by a poll, others buy
 * from the same shelf, calls fail before or after they worked. The hub knows only what the real one would.
 */
final class ChannelModel {

    private final boolean compares;
    private int shelf = 50;
    private int shown = 7;
    private int unheard;
    private int own;
    private Integer base;
    private int baseOwn;
    private Integer attempted;
    private int attemptedOwn;
    private BigDecimal held = BigDecimal.ZERO;
    private boolean polledSince;
    private boolean checking;
    private boolean look;
    private int writes;
    private boolean toldTooMuch;

    ChannelModel(boolean compares) {
        this.compares = compares;
    }

    /** The channel sells one if it shows one; the hub has not heard of it. */
    void channelSells() {
        if (shown > 0) {
            shown--;
            shelf--;
            unheard++;
        }
    }

    void hubHears() {
        own -= unheard;
        unheard = 0;
    }

    void poll() {
        hubHears();
        polledSince = true;
    }

    /** It was not looked at for long. */
    void lookAgain() {
        look = true;
    }

    /** Somebody else takes one, or some come in. */
    void moveShelf(int pieces) {
        shelf = Math.max(shelf + pieces, unheard);
    }

    void countInTheShop(int level) {
        shown = level;
        look = true;
    }

    /** What the hub believes is there: it has not heard of everything. */
    private int wanted() {
        return Math.max(0, shelf + unheard);
    }

    /** One turn of the hub. @param answered whether the write is answered; if not, whether it was done all the same */
    void turn(boolean answered, boolean done) {
        Picture now = picture();
        Step step = Decisions.before(now, compares);
        if (step instanceof Step.Read) {
            step = Decisions.after(now, BigDecimal.valueOf(shown), Master.HUB);
        }
        boolean doubtful = base == null || attempted != null;
        if (step instanceof Step.Idle) {
            if (now.explained().signum() > 0 || now.lost().signum() > 0) {
                rest(Expected.of(now).least().intValueExact(), now.unexplained(), false);
            }
        } else if (step instanceof Step.Same same) {
            rest(same.level().intValueExact(), same.held(), doubtful || same.drift() != null);
        } else if (step instanceof Step.Write write) {
            write(write, answered, done);
        }
    }

    private void write(Step.Write write, boolean answered, boolean done) {
        int level = write.level().intValueExact();
        if (compares && shown != write.from().intValueExact()) {
            look = true;
            return;
        }
        if (answered || done) {
            writes++;
            // Shown pieces are there, but for what the channel has sold since it was looked at.
            toldTooMuch |= level > Math.max(0, shelf) && !look && write.drift() == null;
            shown = level;
        }
        if (answered) {
            rest(level, write.held(), base == null || attempted != null || write.drift() != null);
        } else {
            attempted = level;
            attemptedOwn = own;
        }
    }

    private void rest(int level, BigDecimal holds, boolean doubtful) {
        boolean over = polledSince && checking;
        if (over || doubtful || holds.compareTo(held) != 0) {
            polledSince = false;
            checking = doubtful || holds.signum() != 0;
        }
        held = holds;
        base = level;
        baseOwn = own;
        attempted = null;
        look = false;
    }

    private Picture picture() {
        return new Picture(
                BigDecimal.valueOf(wanted()),
                true,
                base == null ? null : BigDecimal.valueOf(base),
                BigDecimal.valueOf(own - baseOwn),
                attempted == null ? null : BigDecimal.valueOf(attempted),
                BigDecimal.valueOf(attempted == null ? 0 : own - attemptedOwn),
                held,
                polledSince && checking,
                look || polledSince && checking);
    }

    int shown() {
        return shown;
    }

    int shelf() {
        return Math.max(0, shelf);
    }

    int writes() {
        return writes;
    }

    boolean toldTooMuch() {
        return toldTooMuch;
    }
}
