package hub.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What went in and out of a shop lately. */
final class CallLog {

    private static final int MOST = 1_000;

    /**
     * @param kind {@code api} for a call the shop answered, {@code webhook} for one it made
     * @param what method and path, or topic and order
     * @param status 0 when there was no answer
     */
    public record Entry(Instant at, String kind, String what, int status) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Instant at, String kind, String what, int status) {
        entries.addLast(new Entry(at, kind, what, status));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Oldest first. */
    synchronized List<Entry> all() {
        return List.copyOf(entries);
    }
}
