package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Where two documents part. */
final class Difference {

    private Difference() {}

    /** JSON pointer of the first place that differs; empty when the documents differ as a whole. */
    static String first(JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> keys = new TreeSet<>();
            expected.fieldNames().forEachRemaining(keys::add);
            actual.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                if (!expected.path(key).equals(actual.path(key))) {
                    return "/" + key + first(expected.path(key), actual.path(key));
                }
            }
        }
        if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                if (!expected.path(i).equals(actual.path(i))) {
                    return "/" + i + first(expected.path(i), actual.path(i));
                }
            }
        }
        return "";
    }
}
