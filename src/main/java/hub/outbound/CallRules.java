package hub.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform allows its callers, from {@code connector.yaml}.
 *
 * @param reads what is read → the kamelet that reads it
 * @param orderParts what an order needs beside that read → the verb that lists it
 * @param budgets operation, or {@code *} for all others → how fast it may be called
 */
public record CallRules(
        Timeouts timeouts, Map<String, String> reads, Map<String, String> orderParts, Map<String, Budget> budgets) {

    CallRules(Timeouts timeouts, Map<String, String> reads, Map<String, Budget> budgets) {
        this(timeouts, reads, Map.of(), budgets);
    }

    /** Longest waits for the connection, for the first byte and for the whole call. */
    public record Timeouts(Duration connect, Duration read, Duration total) {}

    /**
     * @param name operations of one name share what is left
     * @param header answer header that tells {@code used/limit} or what is left; null where the platform tells nothing
     * @param cost what one call spends of it
     */
    public record Budget(String name, int burst, int perSecond, String header, int cost) {

        public Budget(String name, int burst, int perSecond, String header) {
            this(name, burst, perSecond, header, 1);
        }
    }

    Optional<Budget> budget(String operation) {
        return Optional.ofNullable(budgets.getOrDefault(operation, budgets.get("*")));
    }
}
