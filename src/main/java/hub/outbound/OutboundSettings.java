package hub.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the hub behaves as a caller. What a platform allows stands in its {@code connector.yaml}; this is the hub's side.
 *
 * @param allowPrivate whether calls may go to private and loopback addresses and over plain HTTP
 * @param atOnce calls under way in this instance
 * @param atOnceEach calls under way to one account
 * @param probeEvery how often an account in {@code error} is tried
 * @param firstRetry wait after the first failure; doubles with each further one
 * @param longestRetry where the doubling ends
 * @param secondLook wait before a first 404 is asked again
 * @param lease how long a read that was begun counts as under way; a halted instance's reads are taken up after it
 * @param largestAnswer bytes of an answer beyond which it is refused
 */
@ConfigurationProperties("hub.outbound")
public record OutboundSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("32") int atOnce,
        @DefaultValue("4") int atOnceEach,
        @DefaultValue("PT1M") Duration probeEvery,
        @DefaultValue("PT5S") Duration firstRetry,
        @DefaultValue("PT1H") Duration longestRetry,
        @DefaultValue("PT1M") Duration secondLook,
        @DefaultValue("PT2M") Duration lease,
        @DefaultValue("10MB") DataSize largestAnswer,
        @DefaultValue Breaker breaker) {

    /**
     * @param calls how many of the last calls are looked at
     * @param failuresPercent share of failures that opens the breaker
     * @param open how long it stays open
     * @param trial calls let through to see whether the platform is back
     */
    public record Breaker(
            @DefaultValue("10") int calls,
            @DefaultValue("50") int failuresPercent,
            @DefaultValue("PT30S") Duration open,
            @DefaultValue("2") int trial) {}
}
