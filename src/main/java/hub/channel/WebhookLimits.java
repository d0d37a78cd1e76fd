package hub.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much one account may send: a bucket in memory per account, filled as {@code connector.yaml} says. */
@Component
public final class WebhookLimits {

    /**
     * @param remaining messages that may still come at once
     * @param retryAfter how long to wait when it is refused, at least a second; zero when granted
     */
    public record Allowance(boolean granted, long remaining, Duration retryAfter) {}

    private static final Duration SECOND = Duration.ofSeconds(1);

    // An account that was silent for so long has a full bucket again.
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();

    public Allowance tryConsume(Connector connector, Account account) {
        Bucket bucket =
                buckets.get(account.id(), id -> bucket(connector.webhook().limit()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return new Allowance(true, probe.getRemainingTokens(), Duration.ZERO);
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return new Allowance(false, 0, wait.compareTo(SECOND) < 0 ? SECOND : wait);
    }

    private static Bucket bucket(Webhook.Limit limit) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .build();
    }
}
