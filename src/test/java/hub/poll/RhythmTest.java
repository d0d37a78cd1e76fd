package hub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.channel.Account.SyncFrequency;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RhythmTest {

    /** As they are when nobody sets any. */
    private static final PollSettings SETTINGS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("hub.polls", PollSettings.class);

    @Test
    void real_time_without_a_webhook_means_within_a_minute() {
        assertThat(Rhythm.pause(SyncFrequency.REAL_TIME, false, SETTINGS)).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(Rhythm.pause(SyncFrequency.REAL_TIME, true, SETTINGS)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void other_frequencies_mean_what_they_say_whatever_is_told() {
        for (boolean told : new boolean[] {true, false}) {
            assertThat(Rhythm.pause(SyncFrequency.FIVE_MINUTES, told, SETTINGS)).isEqualTo(Duration.ofMinutes(5));
            assertThat(Rhythm.pause(SyncFrequency.QUARTER_HOURLY, told, SETTINGS))
                    .isEqualTo(Duration.ofMinutes(15));
            assertThat(Rhythm.pause(SyncFrequency.HOURLY, told, SETTINGS)).isEqualTo(Duration.ofHours(1));
            assertThat(Rhythm.pause(SyncFrequency.DAILY, told, SETTINGS)).isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void what_a_platform_dropped_is_looked_for_often_enough_to_be_back_within_ten_minutes() {
        assertThat(SETTINGS.subscriptions().multipliedBy(2)).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }
}
