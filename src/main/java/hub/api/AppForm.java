package hub.api;

import hub.app.App;
import hub.till.SoftwareVersion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An app as people describe it.
 *
 * @param name the id when absent
 * @param unpaidHold ISO 8601 duration, e.g. {@code PT30M}; the hub's default when absent
 * @param status {@code active} when absent
 */
record AppForm(String id, String name, String leastVersion, String unpaidHold, String status) {

    private static final Pattern ID = Pattern.compile("[^\\p{Cc}/]{1,80}");
    private static final Duration LONGEST_HOLD = Duration.ofDays(90);

    /**
     * @param before null for a new one
     * @throws hub.problem.Problem 422 with every path
     */
    App checked(String itsId, App before, Instant asked) {
        FieldChecks checks = new FieldChecks();
        if (itsId == null || !ID.matcher(itsId).matches()) {
            checks.fault("/id", "unusable (expected: 1 to 80 characters without slash and control characters)");
        }
        String itsName = name == null ? itsId : checks.text("/name", name, 200);
        if (leastVersion != null && !SoftwareVersion.isUsable(leastVersion)) {
            checks.fault("/leastVersion", "unusable (expected: numbers and dots, e.g. 3.2.0)");
        }
        Duration hold = hold(checks);
        String word = status == null ? "active" : status;
        if (!Set.of("active", "inactive").contains(word)) {
            checks.fault("/status", "not a known word (expected: one of active, inactive)");
        }
        checks.done();
        Instant now = asked.truncatedTo(ChronoUnit.MICROS);
        return new App(
                itsId,
                itsName,
                leastVersion,
                hold,
                App.Status.valueOf(word.toUpperCase(Locale.ROOT)),
                before == null ? now : before.createdAt(),
                now,
                before == null ? 1 : before.version() + 1);
    }

    private Duration hold(FieldChecks checks) {
        if (unpaidHold == null) {
            return null;
        }
        try {
            Duration hold = Duration.parse(unpaidHold);
            if (hold.toSeconds() >= 1 && hold.compareTo(LONGEST_HOLD) <= 0) {
                return Duration.ofSeconds(hold.toSeconds());
            }
        } catch (DateTimeException notADuration) {
            // Told below, with those out of range.
        }
        checks.fault("/unpaidHold", "unusable (expected: an ISO 8601 duration from PT1S to P90D, e.g. PT30M)");
        return null;
    }
}
