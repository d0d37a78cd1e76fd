package hub.subscriber;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a subscriber's address understands. */
public enum Format {
    /** The event itself, structured CloudEvents 1.0 JSON. */
    CLOUDEVENTS("application/cloudevents+json"),
    /** One line of text, as chat programs take it: {@code {"text": …}}. Such addresses check no signature. */
    SLACK("application/json");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    public static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
        return contentType;
    }
}
