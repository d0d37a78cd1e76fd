package hub.outbound;

import java.io.IOException;

/** What really went wrong in a call: flows wrap what kamelets and beans throw. */
public final class Failure {

    private static final int LONGEST_NAME = 500;

    private Failure() {}

    public static Throwable in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (named(cause)) {
                return cause;
            }
        }
        return thrown;
    }

    /** What people read on the task. Only the hub's own texts and those of the network: others could quote a body. */
    public static String words(Throwable failure) {
        String words = named(failure) && failure.getMessage() != null
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
        return words.length() <= LONGEST_NAME ? words : words.substring(0, LONGEST_NAME);
    }

    public static boolean named(Throwable failure) {
        return failure instanceof CallFailed
                || failure instanceof CallNotMade
                || failure instanceof PlatformAway
                || failure instanceof IOException;
    }
}
