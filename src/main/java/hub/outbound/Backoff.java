package hub.outbound;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How long to wait after failures: doubling, and never all at the same moment. */
@Component
final class Backoff {

    private final OutboundSettings settings;

    Backoff(OutboundSettings settings) {
        this.settings = settings;
    }

    /** @param failures before this one */
    Duration after(int failures) {
        Duration doubled = settings.firstRetry().multipliedBy(1L << Math.min(failures, 20));
        Duration wait = doubled.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : doubled;
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(wait.toMillis() * 3 / 4, wait.toMillis() * 5 / 4 + 1));
    }
}
