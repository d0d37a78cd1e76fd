package hub.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the hub takes as a number, a time or a free structure; anything beyond is a mistake of the sender. */
final class Bounds {

    /** Longer amounts do not exist, and a short text can stand for a number of a billion digits. */
    private static final int MOST_DIGITS = 38;

    private static final int MOST_DECIMALS = 18;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Bounds() {}

    /** Scale is kept as written, so that 19.90 stays 19.90; null stays null. */
    static BigDecimal decimal(String name, BigDecimal number) {
        if (number == null) {
            return null;
        }
        boolean tooLong = number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DECIMALS;
        if (tooLong) {
            throw new IllegalArgumentException(name + ": out of bounds (expected: at most " + MOST_DIGITS + " digits, "
                    + MOST_DECIMALS + " decimals)");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    static BigDecimal decimal(String name, String text) {
        if (text.length() > 2 * MOST_DIGITS) {
            throw new IllegalArgumentException(name + ": too long (expected: at most " + MOST_DIGITS + " digits)");
        }
        try {
            return decimal(name, new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": no number (expected: a decimal)", e);
        }
    }

    static Instant time(String name, Instant at) {
        if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
            throw new IllegalArgumentException(name + ": out of bounds (expected: a year from 1900 to 9999)");
        }
        return at;
    }

    static <T> List<T> list(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** Null members say nothing, and JSON does not carry them; without them a value equals what is read back of it. */
    static Map<String, Object> map(Map<String, Object> values) {
        return values == null ? Map.of() : withoutNulls(values);
    }

    private static Map<String, Object> withoutNulls(Map<?, ?> values) {
        Map<String, Object> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                kept.put(String.valueOf(name), withoutNulls(value));
            }
        });
        return kept;
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutNulls(map);
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            list.forEach(member -> kept.add(member == null ? null : withoutNulls(member)));
            return kept;
        }
        return value;
    }
}
