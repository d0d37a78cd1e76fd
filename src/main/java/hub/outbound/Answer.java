package hub.outbound;

import java.time.Duration;

/** What a platform said when asked for something. */
sealed interface Answer {

    /** @param body JSON, as received */
    record Found(String contentType, byte[] body) implements Answer {}

    record Gone() implements Answer {}

    /** The account itself is refused. @param words the platform's own */
    record Refused(int status, String words) implements Answer {}

    /** @param patience how long the platform wants to be left alone */
    record TooFast(Duration patience) implements Answer {}
}
