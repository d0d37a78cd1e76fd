package hub.level;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How channels are told of stock.
 *
 * @param sweep how often a level is looked at that nothing woke
 * @param look how long a channel's level is believed without looking
 * @param settle after its orders were asked for, how long sales have to be worked on before they are missing
 * @param unseen how long sales may stay unheard of where orders cannot be asked for
 * @param firstRetry wait after the first failure of a level; doubles with each further one
 * @param longestRetry where the doubling ends
 */
@ConfigurationProperties("hub.levels")
public record LevelSettings(
        @DefaultValue("PT15M") Duration sweep,
        @DefaultValue("PT1H") Duration look,
        @DefaultValue("PT30S") Duration settle,
        @DefaultValue("PT30M") Duration unseen,
        @DefaultValue("PT2S") Duration firstRetry,
        @DefaultValue("PT30M") Duration longestRetry) {

    Duration retry(int failures) {
        Duration doubled = firstRetry.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
    }
}
