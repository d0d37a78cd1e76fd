package hub.channel;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One store or seller at a platform, as the running hub sees it.
 *
 * @param id the hub's name for it, unique in the hub
 * @param storeKey the platform's own id of the shop, unique per connector
 * @param label what people call it
 * @param paused beside the status: what comes in is kept until it is resumed
 * @param settings as {@code connector.yaml} declares them, defaults filled in
 * @param secrets opened; the values of one secret are all valid
 * @param stockFrom orders closed before it move no stock; null until the account is active for the first time
 * @param effectsFrom older orders notify nobody; null until the account is active for the first time
 * @param error why people should look, null when all is well; never a reason to refuse what comes in
 * @param version grows with every change
 */
public record Account(
        String id,
        String connector,
        String storeKey,
        String label,
        Status status,
        boolean paused,
        SyncFrequency syncFrequency,
        Map<String, String> settings,
        Map<String, List<String>> secrets,
        Instant stockFrom,
        Instant effectsFrom,
        Fault error,
        Instant createdAt,
        Instant changedAt,
        long version) {

    public enum Status {
        ACTIVE,
        INACTIVE,
        /** Calls out wait; what comes in is processed as ever. */
        ERROR,
        MAINTENANCE,
        /** The platform has suspended the seller. */
        SUSPENDED
    }

    /** How often changes are asked for beside what the platform tells by itself. */
    public enum SyncFrequency {
        REAL_TIME("real-time"),
        FIVE_MINUTES("5min"),
        QUARTER_HOURLY("15min"),
        HOURLY("hourly"),
        DAILY("daily");

        private final String word;

        SyncFrequency(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Reads the word with or without blanks and dashes: {@code 5min}, {@code 5 min}, {@code 5-min}. */
        static Optional<SyncFrequency> of(String text) {
            String plain = text.replaceAll("[ -]", "");
            return Arrays.stream(values())
                    .filter(one -> one.word.replace("-", "").equals(plain))
                    .findFirst();
        }
    }

    /** @param text for people, without secrets or personal data */
    public record Fault(String text, Instant at) {}

    /** Whether what comes in is taken but not processed until the account is resumed. */
    public boolean keepsIncoming() {
        return paused || status == Status.INACTIVE || status == Status.MAINTENANCE;
    }

    public List<String> secretValues(String name) {
        return secrets.getOrDefault(name, List.of());
    }

    // Secrets must not reach a log through a careless message.
    @Override
    public String toString() {
        return "Account[" + connector + "/" + id + ", " + status + (paused ? ", paused" : "") + "]";
    }
}
