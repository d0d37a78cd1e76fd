package hub.outbound;

import java.time.Duration;

/** A call that brought no answer to go by. */
public final class PlatformAway extends RuntimeException {

    private final boolean perhapsDone;
    private final transient Duration waiting;

    PlatformAway(String message, boolean perhapsDone, Duration waiting) {
        super(message);
        this.perhapsDone = perhapsDone;
        this.waiting = waiting;
    }

    /** Whether the platform may have done what it was asked to; if not, it surely has not. */
    public boolean perhapsDone() {
        return perhapsDone;
    }

    /** How long to leave it alone; null when nobody said. */
    public Duration waiting() {
        return waiting;
    }
}
