package hub.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Understands what a platform answered. What is no answer at all is a named failure, and the breaker counts it. */
@Component("answers")
public final class Answers {

    private static final int LONGEST_WORDS = 200;

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** @throws CallFailed for a redirect, an error of the platform's or a body that is no JSON */
    public void judge(Exchange exchange) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        message.setBody(
                switch (status) {
                    case 200, 201 -> found(message, body);
                    case 404, 410 -> gone(message, status, body);
                    case 401, 403 -> new Answer.Refused(status, words(status, body));
                    case 429 -> new Answer.TooFast(wait(message));
                    default -> throw failed(message, status, body);
                });
    }

    private static Answer found(Message message, byte[] body) {
        json(message, 200, body);
        return new Answer.Found(contentType(message), body);
    }

    // A site that lost its API answers 404 to everything, as a page: that must not delete all its orders.
    private static Answer gone(Message message, int status, byte[] body) {
        json(message, status, body);
        return new Answer.Gone();
    }

    private static void json(Message message, int status, byte[] body) {
        String type = contentType(message);
        if (!type.contains("json")) {
            throw new CallFailed("answer " + status + ": " + type + " (expected: JSON)");
        }
        try {
            if (!Json.MAPPER.readTree(body).isContainerNode()) {
                throw new CallFailed("answer " + status + ": no object (expected: JSON object)");
            }
        } catch (IOException unreadable) {
            throw new CallFailed("answer " + status + ": cut off or unreadable (expected: JSON)");
        }
    }

    private CallFailed failed(Message message, int status, byte[] body) {
        if (status >= 300 && status < 400) {
            return new CallFailed("answer " + status + ": redirect (expected: 200)");
        }
        return new CallFailed("answer " + words(status, body) + " (expected: 200)", status);
    }

    private Duration wait(Message message) {
        return RetryAfter.read(message.getHeader("Retry-After", String.class), clock.instant());
    }

    private static String contentType(Message message) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        return type == null ? "no content type" : type.toLowerCase(java.util.Locale.ROOT);
    }

    /** Platforms say it in {@code errors}, {@code message} or {@code title}, also of a list's first; whatever else stands there could be personal. */
    private static String words(int status, byte[] body) {
        try {
            JsonNode read = Json.MAPPER.readTree(body);
            return Stream.of("/errors", "/message", "/error/message", "/error", "/title", "/0/message")
                    .map(read::at)
                    .filter(JsonNode::isTextual)
                    .map(said -> status + ": " + cut(said.asText()))
                    .findFirst()
                    .orElse(String.valueOf(status));
        } catch (IOException notJson) {
            return String.valueOf(status);
        }
    }

    private static String cut(String words) {
        String line = words.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS);
    }
}
