package hub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailyCalendarTest {

    private static final String AT_A_QUARTER_PAST_TWO = "0 15 2 * * ?";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void the_day_before_is_compared_from_the_hour_of_the_calendar_on() {
        assertThat(DailyCalendar.due(AT_A_QUARTER_PAST_TWO, LONG_AGO, Instant.parse("2026-11-24T02:14:59Z")))
                .isEmpty();
        assertThat(DailyCalendar.due(AT_A_QUARTER_PAST_TWO, LONG_AGO, Instant.parse("2026-11-24T02:15:00Z")))
                .contains(LocalDate.of(2026, 11, 23));
        // A hub that was down at that hour makes up for it.
        assertThat(DailyCalendar.due(AT_A_QUARTER_PAST_TWO, LONG_AGO, Instant.parse("2026-11-24T23:59:59Z")))
                .contains(LocalDate.of(2026, 11, 23));
    }

    @Test
    void a_day_without_an_hour_is_left_out_and_so_is_one_before_the_account() {
        // Mondays only; the 24th is a Tuesday.
        assertThat(DailyCalendar.due("0 0 1 ? * MON", LONG_AGO, Instant.parse("2026-11-24T12:00:00Z")))
                .isEmpty();
        assertThat(DailyCalendar.due(
                        AT_A_QUARTER_PAST_TWO,
                        Instant.parse("2026-11-24T00:00:00Z"),
                        Instant.parse("2026-11-24T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void a_calendar_that_cannot_be_read_stops_the_start() {
        Duration some = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new ReconcileSettings("daily", some, some, 1, some))
                .hasMessageContaining("hub.reconcile.calendar: daily (expected:");
    }
}
