package hub.level;

import java.math.BigDecimal;
import java.time.Instant;

/** The parts of a publication that a turn changes. */
final class Course {

    private static final int LONGEST_WORDS = 500;

    final LevelKey key;
    State state;
    BigDecimal wanted;
    BigDecimal published;
    Instant publishedAt;
    BigDecimal base;
    BigDecimal baseOwn;
    Instant ownSince;
    BigDecimal attempted;
    BigDecimal attemptedOwn;
    BigDecimal held;
    Instant heldAt;
    BigDecimal drift;
    Instant driftAt;
    BigDecimal readLevel;
    Instant readAt;
    boolean mustRead;
    String words;
    int attempts;
    Instant dueAt;

    Course(Publication from) {
        key = from.key();
        state = from.state();
        wanted = from.wanted();
        published = from.published();
        publishedAt = from.publishedAt();
        base = from.base();
        baseOwn = from.baseOwn();
        ownSince = from.ownSince();
        attempted = from.attempted();
        attemptedOwn = from.attemptedOwn();
        held = from.held();
        heldAt = from.heldAt();
        drift = from.drift();
        driftAt = from.driftAt();
        readLevel = from.readLevel();
        readAt = from.readAt();
        mustRead = from.mustRead();
        words = from.words();
        attempts = from.attempts();
        dueAt = from.dueAt();
    }

    /** The channel is known to show this now, all own orders told so far included. */
    void rests(BigDecimal level, Own own) {
        base = level;
        baseOwn = own.sinceFresh();
        ownSince = own.freshSince();
        attempted = null;
        attemptedOwn = null;
    }

    /** What was begun in this turn surely was not done; what was open before it still is. */
    void notDone(Publication before) {
        attempted = before.attempted();
        attemptedOwn = before.attemptedOwn();
    }

    /**
     * @param over whether what was held back until now has had its time
     * @param check whether to look once more when the channel's orders are known, because what it showed could be explained
     *     in more than one way
     */
    void holds(BigDecimal quantity, boolean over, boolean check, Instant now) {
        if (over || check || quantity.compareTo(held) != 0) {
            heldAt = quantity.signum() == 0 && !check ? null : now;
        }
        held = quantity;
    }

    void drifted(BigDecimal difference, Instant now) {
        if (difference != null) {
            drift = difference;
            driftAt = now;
            state = State.DRIFT;
        }
    }

    void confirmed(BigDecimal level, Instant now) {
        published = level;
        publishedAt = now;
        state = State.PUBLISHED;
        words = null;
        attempts = 0;
        mustRead = false;
    }

    void failed(State becomes, String why, Instant again) {
        state = becomes;
        words = why == null || why.length() <= LONGEST_WORDS ? why : why.substring(0, LONGEST_WORDS);
        attempts++;
        dueAt = again;
    }
}
