package hub.api;

import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import java.util.ArrayList;
import java.util.List;

/** Collects every fault of a body, so that the caller learns of all of them at once. */
final class FieldChecks {

    private final List<FieldFault> faults = new ArrayList<>();

    /** A text that must be there; returned trimmed, or null after its fault was noted. */
    String text(String path, String value, int longest) {
        String text = word(path, value == null ? null : value.strip(), longest);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            fault(path, "control character (expected: printable text)");
            return null;
        }
        return text;
    }

    /** A text that must be there, spaces at its ends included. */
    String word(String path, String value, int longest) {
        if (value == null || value.isBlank()) {
            fault(path, "missing (expected: a text)");
            return null;
        }
        if (value.length() > longest) {
            fault(path, value.length() + " characters (expected: at most " + longest + ")");
            return null;
        }
        if (value.indexOf('\0') >= 0) {
            fault(path, "NUL character (expected: a text)");
            return null;
        }
        return value;
    }

    void fault(String path, String message) {
        faults.add(new FieldFault(path, message));
    }

    /** @throws Problem 422 with every path noted */
    void done() {
        if (!faults.isEmpty()) {
            throw new Problem(422, "schema_invalid", "errors: " + faults.size() + " (expected: none)", faults);
        }
    }

    /** What a list is filtered by, null where the caller does not filter. */
    static String filter(String path, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw refusal(path, "NUL character (expected: a text)");
        }
        return value;
    }

    static Problem refusal(String path, String message) {
        return new Problem(422, "schema_invalid", message, List.of(new FieldFault(path, message)));
    }

    static Problem notFound(String what) {
        return new Problem(404, "not_found", what, List.of());
    }
}
