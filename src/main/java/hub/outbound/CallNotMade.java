package hub.outbound;

import java.time.Duration;

/** The call was not sent, so it says nothing about the platform. */
final class CallNotMade extends RuntimeException {

    private final transient Duration wait;

    /** The account cannot be called as it is set up. */
    CallNotMade(String message) {
        this(message, null);
    }

    /** @param wait after which the call may be made */
    CallNotMade(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** Null when waiting does not help. */
    Duration waiting() {
        return wait;
    }
}
