package hub.level;

import hub.level.StockCalls.Result;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Writes down what became of a level. Only what the platform confirmed is published. */
@Component
class LevelBook {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration OLD = Duration.ofHours(1);

    private final LevelRows publications;
    private final AskedOrders orders;
    private final Leases leases;
    private final LevelSettings settings;
    private final Clock clock;

    LevelBook(LevelRows publications, AskedOrders orders, Leases leases, LevelSettings settings, Clock clock) {
        this.publications = publications;
        this.orders = orders;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the channel is told of it at all; what cannot be told waits for a mapping or a place. */
    boolean isTold(Seen one, long fence) {
        State state = one.row().state();
        if (state != State.UNMAPPED && state != State.UNPLACED) {
            return true;
        }
        Course course = one.course();
        course.dueAt = swept();
        save(course, fence);
        return false;
    }

    /** What needs no call. */
    void rested(Seen one, Step step, long fence) {
        Instant now = clock.instant();
        Course course = one.course();
        if (step instanceof Step.Uncounted) {
            course.state = State.UNCOUNTED;
        } else if (step instanceof Step.Idle) {
            idle(one, course, now);
        } else if (step instanceof Step.Same same) {
            course.rests(same.level(), one.own());
            course.holds(same.held(), one.picture().heldOver(), doubtful(one, same.drift()), now);
            course.confirmed(same.level(), now);
            course.drifted(same.drift(), now);
        } else {
            return;
        }
        course.dueAt = swept();
        askForSales(course, now);
        save(course, fence);
    }

    void read(Seen one, BigDecimal level) {
        one.course().readLevel = level;
        one.course().readAt = clock.instant();
    }

    void missing(Seen one, long fence) {
        fail(one, State.REFUSED, "level: none (expected: stock kept by the platform)", null, fence);
    }

    void notRead(Seen one, PlatformAway away, long fence) {
        State state = one.row().attempted() == null ? State.WAITING : State.UNKNOWN;
        fail(one, state, away.getMessage(), away.waiting(), fence);
    }

    void attempted(Seen one, Step.Write write, long fence) {
        Course course = one.course();
        course.state = State.UNKNOWN;
        course.attempted = write.level();
        course.attemptedOwn = one.own().since();
        course.dueAt = clock.instant().plus(SOON);
        save(course, fence);
    }

    void answered(Seen one, Step.Write write, Result result, long fence) {
        switch (result.became()) {
            case DONE -> done(one, write, fence);
            case NOT_DONE -> again(one, false, fence);
            case STALE -> again(one, true, fence);
            case REFUSED -> fail(one, State.REFUSED, result.words(), null, fence);
            case UNKNOWN -> unknown(one, write, result.words(), null, fence);
        }
    }

    void unanswered(Seen one, Step.Write write, PlatformAway away, long fence) {
        if (away.perhapsDone()) {
            unknown(one, write, away.getMessage(), away.waiting(), fence);
        } else {
            fail(one, State.WAITING, away.getMessage(), away.waiting(), fence);
        }
    }

    /** The sums of own orders are kept short: a listing that only its own channel sells is never written. */
    private void idle(Seen one, Course course, Instant now) {
        if (course.state != State.PUBLISHED && course.state != State.DRIFT) {
            course.state = State.PUBLISHED;
        }
        Picture picture = one.picture();
        boolean explained = picture.explained().signum() > 0;
        if (explained || picture.lost().signum() > 0 || course.ownSince.isBefore(now.minus(OLD))) {
            course.rests(Expected.of(picture).least(), one.own());
            course.holds(picture.unexplained(), picture.heldOver(), false, now);
        }
    }

    private void done(Seen one, Step.Write write, long fence) {
        Instant now = clock.instant();
        Course course = one.course();
        course.rests(write.level(), one.own());
        course.holds(
                write.held(),
                one.picture().heldOver(),
                doubtful(one, write.drift()) || one.row().shared(),
                now);
        course.confirmed(write.level(), now);
        course.drifted(write.drift(), now);
        course.dueAt = swept();
        askForSales(course, now);
        save(course, fence);
    }

    private void again(Seen one, boolean look, long fence) {
        Course course = one.course();
        course.notDone(one.row());
        course.state = State.WAITING;
        course.mustRead = look;
        course.dueAt = clock.instant();
        save(course, fence);
    }

    private void unknown(Seen one, Step.Write write, String words, Duration wait, long fence) {
        Course course = one.course();
        course.attempted = write.level();
        course.attemptedOwn = one.own().since();
        course.failed(State.UNKNOWN, words, clock.instant().plus(wait(one, wait)));
        save(course, fence);
    }

    private void fail(Seen one, State state, String words, Duration wait, long fence) {
        Course course = one.course();
        course.notDone(one.row());
        course.failed(state, words, clock.instant().plus(wait(one, wait)));
        save(course, fence);
    }

    private Duration wait(Seen one, Duration asked) {
        Duration own = settings.retry(one.row().attempts());
        return asked == null ? own : asked;
    }

    /** Sales that the hub has not heard of could be behind what the channel showed. */
    private static boolean doubtful(Seen one, BigDecimal drift) {
        return drift != null || one.row().base() == null || one.row().attempted() != null;
    }

    /** Looked at again as soon as the account's orders are known. */
    private void askForSales(Course course, Instant now) {
        if (course.heldAt != null && course.held.signum() >= 0) {
            if (course.heldAt.equals(now)) {
                orders.ask(course.key.account(), now);
            }
            course.dueAt = now.plus(settings.settle()).plus(SOON);
        }
    }

    private Instant swept() {
        long millis = settings.sweep().toMillis();
        return clock.instant()
                .plusMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /** @throws IllegalStateException when another instance works for the account by now */
    private void save(Course course, long fence) {
        if (!publications.save(course, leases.owner(), fence, clock.instant())) {
            throw new IllegalStateException("account: " + course.key.account() + " has another holder");
        }
    }
}
