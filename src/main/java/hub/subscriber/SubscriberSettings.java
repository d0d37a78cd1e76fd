package hub.subscriber;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscribers are told.
 *
 * @param atOnce deliveries under way in this instance
 * @param atOnceEach deliveries under way to one subscriber
 * @param turn deliveries after which a subscriber lets others have its place
 * @param lease how long a delivery that was begun counts as under way; a halted instance's are taken up after it
 * @param slow an answer that takes longer costs its subscriber all lanes but one
 * @param patience failures in a row before a subscriber rests between attempts
 * @param longestRest where the doubling of these rests ends
 * @param giveUpAfter a subscriber that failed all this time is disabled
 * @param keep how long events and deliveries are kept for re-sending; longer than all retries take
 */
@ConfigurationProperties("hub.subscribers")
public record SubscriberSettings(
        @DefaultValue("32") int atOnce,
        @DefaultValue("4") int atOnceEach,
        @DefaultValue("50") int turn,
        @DefaultValue("PT2M") Duration lease,
        @DefaultValue("PT2S") Duration slow,
        @DefaultValue("3") int patience,
        @DefaultValue("PT5M") Duration longestRest,
        @DefaultValue("P3D") Duration giveUpAfter,
        @DefaultValue("P7D") Duration keep,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT15S") Duration readTimeout,
        @DefaultValue("PT20S") Duration totalTimeout) {

    public SubscriberSettings {
        positive("at-once", atOnce);
        positive("at-once-each", atOnceEach);
        positive("turn", turn);
        positive("patience", patience);
        if (lease.compareTo(totalTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "hub.subscribers.lease: " + lease + " (expected: longer than total-timeout, " + totalTimeout + ")");
        }
        if (keep.compareTo(Duration.ofDays(4)) < 0) {
            throw new IllegalArgumentException(
                    "hub.subscribers.keep: " + keep + " (expected: P4D or more, so that every retry finds its event)");
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("hub.subscribers." + name + ": " + value + " (expected: 1 or more)");
        }
    }
}
