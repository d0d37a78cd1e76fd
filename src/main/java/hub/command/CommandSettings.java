package hub.command;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are followed.
 *
 * @param settle after sending, how long what the platform does not show may still be on its way
 * @param accepted how long a platform may take for what it does in its own time
 * @param tries sendings of one command, each after a look that showed it was not done
 * @param firstRetry wait after the first failure; grows with the command's age
 * @param longestRetry where the growing ends
 * @param atOnce commands under way at once in this instance
 * @param longestRun one that began so long ago has stopped with its instance
 */
@ConfigurationProperties("hub.commands")
public record CommandSettings(
        @DefaultValue("PT30S") Duration settle,
        @DefaultValue("PT10M") Duration accepted,
        @DefaultValue("5") int tries,
        @DefaultValue("PT2S") Duration firstRetry,
        @DefaultValue("PT15M") Duration longestRetry,
        @DefaultValue("4") int atOnce,
        @DefaultValue("PT5M") Duration longestRun) {

    /** The longer it takes already, the longer the next wait. */
    Duration patience(Duration age) {
        Duration wait = age.dividedBy(4);
        if (wait.compareTo(firstRetry) < 0) {
            return firstRetry;
        }
        return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
    }
}
