package hub.outbound;

import java.time.Duration;

/** A call that brought no answer to go by. */
public final class PlatformAway extends RuntimeException {

    private final boolean perhapsDone;
    private final transient Duration waiting;
    private final int status;

    PlatformAway(String message, boolean perhapsDone, Duration waiting) {
        this(message, perhapsDone, waiting, 0);
    }

    PlatformAway(String message, boolean perhapsDone, Duration waiting, int status) {
        super(message);
        this.perhapsDone = perhapsDone;
        this.waiting = waiting;
        this.status = status;
    }

    /** The platform answered, and what was asked about is not there. */
    public static PlatformAway gone() {
        return new PlatformAway("answer: 404 (expected: 200)", false, null, 404);
    }

    /** Whether the platform may have done what it was asked to; if not, it surely has not. */
    public boolean perhapsDone() {
        return perhapsDone;
    }

    /** How long to leave it alone; null when nobody said. */
    public Duration waiting() {
        return waiting;
    }

    /** There is nothing where the call went. */
    public boolean isGone() {
        return status == 404;
    }

    /** The platform does not take this call as it is: sent again, it would say the same. */
    public boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 425;
    }

    /** The platform itself said that something went wrong; a proxy before it says that it did not hear of it in time. */
    public boolean isAnswered() {
        return status == 500 || isRefusal();
    }
}
