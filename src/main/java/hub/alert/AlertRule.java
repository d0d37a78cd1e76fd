package hub.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What people are to be alerted of.
 *
 * @param above threshold in the measure's unit; reaching it is still fine
 * @param lasting how long it must be above before an alert opens
 * @param quiet null when they may be told at any hour; critical alerts do not heed it
 */
public record AlertRule(
        String id,
        Measure measure,
        BigDecimal above,
        Duration lasting,
        Severity severity,
        boolean enabled,
        QuietHours quiet,
        Instant changedAt,
        long version) {

    public enum Severity {
        WARNING,
        CRITICAL;

        public static Optional<Severity> of(String word) {
            return Arrays.stream(values())
                    .filter(severity -> severity.word().equals(word))
                    .findFirst();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean quietAt(Instant moment) {
        return quiet != null && severity != Severity.CRITICAL && quiet.at(moment);
    }
}
