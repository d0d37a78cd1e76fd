package hub.till;

import static hub.till.Tills.REGISTERED;
import static hub.till.Words.Status.ACTIVE;
import static hub.till.Words.Status.INACTIVE;
import static hub.till.Words.SyncFrequency.HOURLY;
import static hub.till.Words.SyncFrequency.QUARTER_HOURLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void a_till_silent_for_twice_its_sync_frequency_is_overdue() {
        Terminal till = Tills.heard(QUARTER_HOURLY, ACTIVE, REGISTERED.plusSeconds(60));

        assertThat(till.overdue(REGISTERED.plusSeconds(60).plus(Duration.ofMinutes(30))))
                .isFalse();
        assertThat(till.overdue(REGISTERED.plusSeconds(61).plus(Duration.ofMinutes(30))))
                .isTrue();
        assertThat(Tills.heard(HOURLY, ACTIVE, null).overdue(REGISTERED.plus(Duration.ofMinutes(119))))
                .isFalse();
    }

    @Test
    void a_till_that_takes_no_part_is_not_overdue() {
        assertThat(Tills.heard(QUARTER_HOURLY, INACTIVE, null).overdue(REGISTERED.plus(Duration.ofDays(9))))
                .isFalse();
    }

    @Test
    void words_are_read_as_people_write_them() {
        assertThat(Words.read(Words.Network.class, "Wi-Fi")).contains(Words.Network.WIFI);
        assertThat(Words.read(Words.SyncFrequency.class, "15 min")).contains(QUARTER_HOURLY);
        assertThat(Words.read(Words.Status.class, "broken")).isEmpty();
    }
}
