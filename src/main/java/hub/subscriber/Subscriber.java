package hub.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Another system that is told of events.
 *
 * @param personal whether orders are told with their customer
 * @param secrets {@code whsec_…}; several while they rotate, each signs. Empty only for {@link Format#SLACK}
 * @param status what is sent now; whoever is disabled misses nothing that a re-send would not bring
 * @param reason why it is disabled; null while it is active
 * @param failures in a row, over all its deliveries
 * @param failingSince when the first of these happened; null without any
 * @param restsUntil nothing is sent before: it asked for patience or fails all the time; null when nothing holds it back
 * @param version counts the changes people made
 */
public record Subscriber(
        UUID id,
        String name,
        String url,
        Format format,
        Wants wants,
        boolean personal,
        List<String> secrets,
        Status status,
        String reason,
        int failures,
        Instant failingSince,
        Instant restsUntil,
        Instant createdAt,
        Instant changedAt,
        long version) {

    public enum Status {
        ACTIVE,
        DISABLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean active() {
        return status == Status.ACTIVE;
    }

    @Override
    public String toString() {
        return "subscriber " + id;
    }
}
