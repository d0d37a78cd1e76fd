package hub.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a mail that was not taken is tried again: greylisting wants minutes, a full mailbox days. */
final class MailRetries {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    /** A tenth at most, so that what failed together does not come back together. */
    private static final int JITTER = 10;

    private MailRetries() {}

    /**
     * @param attempts made so far, the one that just failed included
     * @return empty after the last
     */
    static Optional<Duration> after(int attempts, RandomGenerator chance) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempts - 1);
        return Optional.of(wait.plusMillis(chance.nextLong(wait.toMillis() / JITTER + 1)));
    }
}
