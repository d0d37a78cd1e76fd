package hub.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One call of a platform as it came in, before anything in it is believed.
 *
 * @param headers first value of a header by its name without regard to case, null when absent
 * @param body the raw bytes, never decoded
 * @param url the address the platform was told to call
 */
public record Delivery(UnaryOperator<String> headers, byte[] body, String url, Instant receivedAt) {

    public static Delivery of(Map<String, String> headers, byte[] body, String url, Instant receivedAt) {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return new Delivery(anyCase::get, body, url, receivedAt);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** The first of these headers that is there and says something. */
    Optional<String> first(List<String> names) {
        return names.stream()
                .map(headers)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }
}
