package hub.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How both sides are compared.
 *
 * @param calendar when the day before is compared, of every account: a cron expression as Quartz writes them, in UTC
 * @param settle how long a difference may take to be healed before it is unexplained
 * @param retry wait after a failure
 * @param atOnce accounts compared at once in this instance
 * @param longestRun one that began so long ago has stopped with its instance
 */
@ConfigurationProperties("hub.reconcile")
public record ReconcileSettings(
        @DefaultValue("0 15 2 * * ?") String calendar,
        @DefaultValue("PT15M") Duration settle,
        @DefaultValue("PT1M") Duration retry,
        @DefaultValue("2") int atOnce,
        @DefaultValue("PT2H") Duration longestRun) {

    public ReconcileSettings {
        if (!org.quartz.CronExpression.isValidExpression(calendar)) {
            throw new IllegalArgumentException(
                    "hub.reconcile.calendar: " + calendar + " (expected: a cron expression, e.g. 0 15 2 * * ?)");
        }
    }
}
