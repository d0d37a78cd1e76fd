package hub.outbound;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many calls an account has left, counted here and corrected by what the platform says. */
@Component
final class Budgets {

    private record Key(String account, String name) {}

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes one call. @return how long to wait when none is left */
    Optional<Duration> spend(String account, CallRules.Budget budget) {
        ConsumptionProbe probe = bucket(account, budget).tryConsumeAndReturnRemaining(budget.cost());
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** @param told {@code used/limit}, or what is left; anything else is ignored */
    void correct(String account, CallRules.Budget budget, String told) {
        long left = left(told);
        Bucket bucket = bucket(account, budget);
        long tooMany = bucket.getAvailableTokens() - left;
        if (left >= 0 && tooMany > 0) {
            bucket.tryConsume(tooMany);
        }
    }

    private Bucket bucket(String account, CallRules.Budget budget) {
        return buckets.computeIfAbsent(
                new Key(account, budget.name()),
                key -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(budget.burst()).refillGreedy(budget.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    private static long left(String told) {
        String[] numbers = told.strip().split("/", -1);
        try {
            return numbers.length == 2
                    ? Long.parseLong(numbers[1]) - Long.parseLong(numbers[0])
                    : Long.parseLong(numbers[0]);
        } catch (NumberFormatException notANumber) {
            // The header is the platform's courtesy; without it the hub's own count stands.
            return -1;
        }
    }
}
