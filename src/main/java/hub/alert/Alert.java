package hub.alert;

import hub.alert.AlertRule.Severity;
import hub.alert.Reading.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One alert from its first sign to its all-clear.
 *
 * @param since first moment above the threshold
 * @param calmSince first moment below it again; null while above
 * @param toldAt when people were told; null while quiet hours hold it back
 * @param amount what the measure said last
 * @param peak the most it ever said
 * @param shares who contributed most, last
 */
public record Alert(
        UUID id,
        String rule,
        Severity severity,
        Measure measure,
        BigDecimal above,
        State state,
        Instant since,
        Instant openedAt,
        Instant calmSince,
        Instant closedAt,
        Instant toldAt,
        BigDecimal amount,
        BigDecimal peak,
        List<Share> shares,
        Instant acknowledgedAt,
        String acknowledgedBy) {

    /** pending: above the threshold, but not long enough yet. */
    public enum State {
        PENDING,
        OPEN,
        ACKNOWLEDGED,
        CLOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Alert firstSign(UUID id, AlertRule rule, Instant now) {
        return new Alert(
                id,
                rule.id(),
                rule.severity(),
                rule.measure(),
                rule.above(),
                State.PENDING,
                now,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                null,
                null);
    }

    Alert measured(AlertRule rule, Reading reading, Instant calm) {
        List<Share> shown = reading.shares().isEmpty() ? shares : reading.shares();
        return new Alert(
                id,
                this.rule,
                rule.severity(),
                rule.measure(),
                rule.above(),
                state,
                since,
                openedAt,
                calm,
                closedAt,
                toldAt,
                reading.value(),
                peak.max(reading.value()),
                shown,
                acknowledgedAt,
                acknowledgedBy);
    }

    Alert opened(Instant now) {
        return with(State.OPEN, now, closedAt, toldAt);
    }

    Alert closed(Instant now) {
        return with(State.CLOSED, openedAt, now, toldAt);
    }

    Alert told(Instant now) {
        return with(state, openedAt, closedAt, now);
    }

    private Alert with(State to, Instant opened, Instant closed, Instant told) {
        return new Alert(
                id,
                rule,
                severity,
                measure,
                above,
                to,
                since,
                opened,
                calmSince,
                closed,
                told,
                amount,
                peak,
                shares,
                acknowledgedAt,
                acknowledgedBy);
    }
}
