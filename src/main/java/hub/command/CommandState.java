package hub.command;

import java.util.Locale;

/** How far a command got. Only the first and the last can become another. */
enum CommandState {
    /** Written down; is sent, or done by the platform in its own time. */
    REQUESTED,
    /** The platform did it. */
    CONFIRMED,
    /** The platform does not do it, in its own words. */
    FAILED,
    /** Sent, and nobody knows whether it was done: the platform is asked. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CommandState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
