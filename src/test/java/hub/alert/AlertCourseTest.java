package hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import hub.alert.Alert.State;
import hub.alert.AlertRule.Severity;
import hub.alert.Reading.Share;
import hub.feed.Event;
import hub.feed.EventTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertCourseTest {

    private static final Instant EVENING = Instant.parse("2026-11-24T20:00:00Z");

    private AlertRule rule = rule(Severity.WARNING, null);
    private Instant now = EVENING;
    private Optional<Alert> alert = Optional.empty();
    private final List<String> told = new ArrayList<>();

    @Test
    void what_does_not_last_is_no_alert() {
        minute(30);
        minute(5);

        assertThat(alert).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void a_flood_is_one_alert_told_once_and_its_end_once() {
        for (int parked : new int[] {30, 60, 500, 4000}) {
            minute(parked);
        }
        assertThat(alert.orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(told).containsExactly("WARNING: parked messages: 500 (threshold 20) – acme 500");

        for (int calm = 0; calm <= 5; calm++) {
            minute(0);
        }
        assertThat(alert.orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(told).element(1).isEqualTo("All clear: parked messages: 0 (at most 4000)");
        assertThat(told).hasSize(2);
    }

    @Test
    void reaching_the_threshold_is_still_fine() {
        minute(20);
        minute(20);
        minute(20);

        assertThat(alert).isEmpty();
    }

    @Test
    void wavering_around_the_threshold_stays_one_alert() {
        for (int i = 0; i < 20; i++) {
            minute(i % 4 == 3 ? 0 : 30);
        }

        assertThat(told).hasSize(1);
        assertThat(alert.orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void quiet_hours_hold_back_the_telling_and_not_the_alert() {
        rule = rule(
                Severity.WARNING, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")));
        now = Instant.parse("2026-11-24T21:30:00Z");
        for (int i = 0; i < 10; i++) {
            minute(30);
        }
        assertThat(alert.orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(told).isEmpty();

        now = Instant.parse("2026-11-25T05:59:00Z");
        minute(30);
        assertThat(told).isEmpty();
        minute(30);
        assertThat(told).hasSize(1);
    }

    @Test
    void what_is_over_before_morning_is_not_told_and_what_was_told_in_the_evening_is_cleared_in_the_morning() {
        rule = rule(Severity.WARNING, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC")));
        now = Instant.parse("2026-11-24T23:00:00Z");
        for (int i = 0; i < 5; i++) {
            minute(30);
        }
        for (int i = 0; i < 7; i++) {
            minute(0);
        }
        assertThat(alert.orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(told).isEmpty();

        alert = Optional.empty();
        now = Instant.parse("2026-11-25T21:50:00Z");
        for (int i = 0; i < 5; i++) {
            minute(30);
        }
        assertThat(told).hasSize(1);
        for (int i = 0; i < 30; i++) {
            minute(0);
        }
        assertThat(alert.orElseThrow().state()).isEqualTo(State.OPEN);
        now = Instant.parse("2026-11-26T07:00:00Z");
        minute(0);
        assertThat(alert.orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(told).hasSize(2);
    }

    @Test
    void critical_alerts_are_told_at_any_hour() {
        rule = rule(Severity.CRITICAL, new QuietHours(LocalTime.MIN, LocalTime.of(23, 59), ZoneId.of("UTC")));
        minute(30);
        minute(30);
        minute(30);

        assertThat(told).hasSize(1);
    }

    @Test
    void a_rule_switched_off_ends_its_alert() {
        minute(30);
        minute(30);
        minute(30);
        rule = new AlertRule(
                rule.id(), rule.measure(), rule.above(), rule.lasting(), rule.severity(), false, null, now, 2);
        minute(30);

        assertThat(alert.orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(told).hasSize(2);
    }

    private void minute(int parked) {
        Reading reading = new Reading(
                BigDecimal.valueOf(parked),
                parked == 0 ? List.of() : List.of(new Share("acme", BigDecimal.valueOf(parked))));
        AlertCourse.Step step = AlertCourse.next(alert, rule, reading, Duration.ofMinutes(5), UUID.randomUUID(), now);
        alert = step.alert();
        if (step.tell()) {
            Event event = AlertWords.event(alert.orElseThrow());
            assertThat(EventTypes.find(event.type()).orElseThrow().check().faults(event.data()))
                    .isEmpty();
            told.add(event.data().path("text").asText());
        }
        now = now.plus(Duration.ofMinutes(1));
    }

    private static AlertRule rule(Severity severity, QuietHours quiet) {
        return new AlertRule(
                "parked-many",
                Measure.PARKED_COUNT,
                BigDecimal.valueOf(20),
                Duration.ofMinutes(2),
                severity,
                true,
                quiet,
                EVENING,
                1);
    }
}
