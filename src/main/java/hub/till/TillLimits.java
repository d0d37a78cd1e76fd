package hub.till;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Requests of one terminal in a minute, which begins with its first request. */
@Component
public class TillLimits {

    /** @param reset until the whole quota is there again */
    public record Allowance(boolean granted, int quota, long remaining, Duration reset) {

        /** The IETF's RateLimit-Policy and RateLimit fields. */
        public String policy() {
            return "\"terminal\";q=" + quota + ";w=60";
        }

        public String state() {
            return "\"terminal\";r=" + remaining + ";t=" + seconds();
        }

        public long seconds() {
            return Math.max(1, reset.plusMillis(999).toSeconds());
        }
    }

    // A terminal that was silent for so long has its whole quota again.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final int perMinute;

    TillLimits(TillSettings settings) {
        this.perMinute = settings.perMinute();
    }

    public Allowance tryConsume(String terminal) {
        ConsumptionProbe probe = buckets.get(terminal, id -> bucket()).tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                Duration.ofNanos(
                        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
