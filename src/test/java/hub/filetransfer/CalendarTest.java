package hub.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarTest {

    @Test
    void the_hour_is_that_of_the_zone_in_summer_and_in_winter() {
        assertThat(next("0 30 6 * * ?", "Europe/Berlin", "2026-07-01T12:00:00Z"))
                .hasToString("2026-07-02T04:30:00Z");
        assertThat(next("0 30 6 * * ?", "Europe/Berlin", "2026-12-01T12:00:00Z"))
                .hasToString("2026-12-02T05:30:00Z");
        assertThat(next("0 30 6 * * ?", "Asia/Karachi", "2026-12-01T12:00:00Z")).hasToString("2026-12-02T01:30:00Z");
    }

    @Test
    void what_never_comes_and_what_is_none_is_told() {
        assertThat(Calendar.next("0 0 0 1 1 ? 2020", "UTC", Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(Calendar.isCron("every day")).isFalse();
        assertThat(Calendar.isCron("0 0 4 * * ?")).isTrue();
        assertThat(Calendar.isZone("Berlin")).isFalse();
    }

    private static Instant next(String cron, String zone, String after) {
        return Calendar.next(cron, zone, Instant.parse(after)).orElseThrow();
    }
}
