package hub.poll;

import hub.channel.Account.SyncFrequency;
import java.time.Duration;

/** How long after one poll of an account's orders the next is due. */
final class Rhythm {

    private Rhythm() {}

    /** @param told whether the platform tells of changed orders by itself */
    static Duration pause(SyncFrequency wanted, boolean told, PollSettings settings) {
        return switch (wanted) {
            case REAL_TIME -> told ? settings.besideWebhooks() : settings.realTime();
            case FIVE_MINUTES -> Duration.ofMinutes(5);
            case QUARTER_HOURLY -> Duration.ofMinutes(15);
            case HOURLY -> Duration.ofHours(1);
            case DAILY -> Duration.ofDays(1);
        };
    }
}
