package hub.api;

import hub.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** One stretch of a list; {@code next} is absent on the last. */
record Page<T>(List<T> items, String next) {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** @throws Problem 422 when the caller asks for none or too many */
    static int limit(Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw FieldChecks.refusal("limit", "limit: " + asked + " (expected: 1 to " + MOST + ")");
        }
        return asked;
    }

    /** @param found up to {@code limit + 1} items; the one too many says that there are more */
    static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> shown = List.copyOf(found.subList(0, limit));
        return new Page<>(shown, cursor.apply(shown.get(limit - 1)).word());
    }
}
