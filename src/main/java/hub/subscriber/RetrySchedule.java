package hub.subscriber;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again: the schedule Standard Webhooks suggests, three days long. */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A tenth at most, so that what failed together does not come back together. */
    private static final int JITTER = 10;

    private RetrySchedule() {}

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
