package hub.outbound;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads {@code Retry-After}: seconds, with decimals too, or an HTTP date. */
public final class RetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** @param header null where the answer has none: a short wait then */
    public static Duration read(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return UNSAID;
        }
        String text = header.strip();
        Duration wait = text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? seconds(text) : until(text, now);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(
                new BigDecimal(text).movePointRight(3).toBigInteger().longValueExact());
    }

    private static Duration until(String text, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            // The platform asked for patience and did not say how long.
            return UNSAID;
        }
    }
}
