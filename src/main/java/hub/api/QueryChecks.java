package hub.api;

import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects every fault of a query, so that the caller learns of all of them at once. Null stays null: it does not narrow. */
final class QueryChecks {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<FieldFault> faults = new ArrayList<>();

    String text(String name, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            fault(name, "NUL character (expected: a text)");
            return null;
        }
        return value;
    }

    /** One of the enum's words. */
    <E extends Enum<E>> E word(String name, String value, Class<E> type, Function<E, String> word) {
        if (value == null) {
            return null;
        }
        E[] known = type.getEnumConstants();
        for (E one : known) {
            if (word.apply(one).equals(value)) {
                return one;
            }
        }
        String words = Arrays.stream(known).map(word).collect(Collectors.joining(", "));
        fault(name, "not a known word (expected: one of " + words + ")");
        return null;
    }

    /** ISO 8601 with zone, or a date, which begins at 0:00 UTC. */
    Instant moment(String name, String value) {
        if (value == null) {
            return null;
        }
        try {
            // A plus sign in a query is a blank.
            String text = value.replace(' ', '+');
            Instant moment = text.length() == "2026-11-23".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException notATime) {
            // Told below, with the moments out of range.
        }
        fault(name, "not a moment (expected: ISO 8601 with zone, or a date, years 1970 to 9999)");
        return null;
    }

    void fault(String name, String message) {
        faults.add(new FieldFault(name, name + ": " + message));
    }

    /** @throws Problem 422 with every parameter noted */
    void done() {
        if (!faults.isEmpty()) {
            throw new Problem(422, "schema_invalid", "errors: " + faults.size() + " (expected: none)", faults);
        }
    }
}
