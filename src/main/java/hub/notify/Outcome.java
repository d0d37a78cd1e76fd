package hub.notify;

import java.time.Instant;

/**
 * How an attempt ended, in words that name nobody.
 *
 * @param reason null when all went well
 * @param dueAt when it is tried again; null when it is over
 */
record Outcome(String state, String reason, Instant dueAt) {

    static Outcome sent(String odd) {
        return new Outcome("sent", odd, null);
    }

    static Outcome later(String reason, Instant dueAt) {
        return new Outcome("wanted", reason, dueAt);
    }

    static Outcome failed(String reason) {
        return new Outcome("failed", reason, null);
    }

    static Outcome skipped(String reason) {
        return new Outcome("skipped", reason, null);
    }

    /** For the metric. */
    String word() {
        return state.equals("wanted") ? "again" : state;
    }
}
