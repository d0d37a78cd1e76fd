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
     * @param path of the call; of a webhook its topic
     * @param operation kind and name of a GraphQL operation, all of which go to one path; null for other calls
     * @param status 0 when there was no answer
     */
    public record Entry(Instant at, String kind, String method, String path, String operation, int status) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private int violations;

    void api(Instant at, String method, String path, String operation, int status) {
        add(new Entry(at, "api", method, path, operation, status));
    }

    void webhook(Instant at, String topic, int status) {
        add(new Entry(at, "webhook", "POST", topic, null, status));
    }

    /** A caller asked for more than it may. */
    synchronized void violated() {
        violations++;
    }

    synchronized int violations() {
        return violations;
    }

    private synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Oldest first. */
    synchronized List<Entry> all() {
        return List.copyOf(entries);
    }
}
