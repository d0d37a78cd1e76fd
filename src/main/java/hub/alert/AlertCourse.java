package hub.alert;

import hub.alert.Alert.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How an alert goes on when its measure was read again. Knows neither clock nor database. */
final class AlertCourse {

    /**
     * @param alert as it stands now; empty when there is none, or when a first sign came to nothing
     * @param tell whether people are told of its beginning or, once it is closed, of its end
     */
    record Step(Optional<Alert> alert, boolean tell) {

        private static final Step NONE = new Step(Optional.empty(), false);
    }

    private AlertCourse() {}

    /**
     * @param current the alert of this rule that is not closed, if there is one
     * @param calm how long it must be below the threshold before it closes, so that wavering stays one alert
     * @param fresh id of an alert that begins now
     */
    static Step next(Optional<Alert> current, AlertRule rule, Reading reading, Duration calm, UUID fresh, Instant now) {
        boolean above = rule.enabled() && reading.value().compareTo(rule.above()) > 0;
        if (!above) {
            return current.map(alert -> below(alert, rule, reading, calm, now)).orElse(Step.NONE);
        }
        Alert alert = current.orElseGet(() -> Alert.firstSign(fresh, rule, now)).measured(rule, reading, null);
        if (alert.state() == State.PENDING && !now.isBefore(alert.since().plus(rule.lasting()))) {
            alert = alert.opened(now);
        }
        boolean tell = alert.state() == State.OPEN && alert.toldAt() == null && !rule.quietAt(now);
        return new Step(Optional.of(tell ? alert.told(now) : alert), tell);
    }

    private static Step below(Alert was, AlertRule rule, Reading reading, Duration calm, Instant now) {
        if (was.state() == State.PENDING) {
            return Step.NONE;
        }
        Alert alert = was.measured(rule, reading, was.calmSince() == null ? now : was.calmSince());
        boolean over = !rule.enabled() || !now.isBefore(alert.calmSince().plus(calm));
        boolean told = alert.toldAt() != null;
        // Who slept through the beginning need not hear of the end; who heard the beginning hears the end in the
        // morning.
        if (!over || told && rule.quietAt(now)) {
            return new Step(Optional.of(alert), false);
        }
        return new Step(Optional.of(alert.closed(now)), told);
    }
}
