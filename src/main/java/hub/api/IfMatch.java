package hub.api;

import hub.problem.Problem;
import java.util.List;

/** The version a caller saw. */
final class IfMatch {

    private IfMatch() {}

    /** @throws Problem 400 when it is missing, 412 when it is none this hub gave out */
    static long required(String header) {
        if (header == null || header.isBlank()) {
            throw new Problem(
                    400, "request_malformed", "If-Match: missing (expected: the ETag of what was read)", List.of());
        }
        try {
            return Long.parseLong(header.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new Problem(
                    412, "changed_meanwhile", "If-Match: unknown (expected: the ETag of what was read)", List.of());
        }
    }

    /**
     * @param header null or {@code *} where the caller writes over whatever is there
     * @throws Problem 412 when it saw another version
     */
    static void check(String header, long version) {
        if (header != null && !header.strip().equals("*") && required(header) != version) {
            throw new Problem(
                    412,
                    "changed_meanwhile",
                    "If-Match: " + header.strip() + " (expected: \"" + version + "\")",
                    List.of());
        }
    }

    /** Somebody else changed it between the look and the write. */
    static Problem outdated() {
        return new Problem(412, "changed_meanwhile", "If-Match: outdated (expected: the newest ETag)", List.of());
    }
}
