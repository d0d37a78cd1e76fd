package hub.poll;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often platforms are asked for what changed.
 *
 * @param realTime of orders, where an account wants them in real time and its platform tells nothing by itself
 * @param besideWebhooks of orders, where it does: what webhooks lost is found
 * @param products of what an account sells
 * @param subscriptions whether platforms still tell what they were asked to tell
 * @param betweenWalks least pause between two lists of what an account sells that its messages asked for
 * @param firstRetry wait after the first failure; doubles with each further one
 * @param longestRetry where the doubling ends
 * @param atOnce accounts asked at once in this instance
 * @param longestRun a poll that began so long ago has stopped with its instance
 */
@ConfigurationProperties("hub.polls")
public record PollSettings(
        @DefaultValue("PT30S") Duration realTime,
        @DefaultValue("PT15M") Duration besideWebhooks,
        @DefaultValue("PT15M") Duration products,
        @DefaultValue("PT5M") Duration subscriptions,
        @DefaultValue("PT30S") Duration betweenWalks,
        @DefaultValue("PT5S") Duration firstRetry,
        @DefaultValue("PT30M") Duration longestRetry,
        @DefaultValue("4") int atOnce,
        @DefaultValue("PT1H") Duration longestRun) {

    Duration retry(int failures) {
        Duration doubled = firstRetry.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
    }
}
