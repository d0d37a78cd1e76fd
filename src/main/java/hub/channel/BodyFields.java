package hub.channel;

import com.fasterxml.jackson.databind.JsonNode;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a body field by field and collects every fault, so that a caller learns of all of them at once. */
final class BodyFields {

    private final JsonNode body;
    private final List<FieldFault> faults = new ArrayList<>();

    /** @throws Problem 422 when the body is no object */
    BodyFields(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            fault("", "not an object (expected: {\"id\", \"connector\", …})");
            done();
        }
    }

    boolean has(String field) {
        return body.hasNonNull(field);
    }

    JsonNode at(String field) {
        return body.path(field);
    }

    Optional<String> text(String field, int longest) {
        if (!has(field)) {
            return Optional.empty();
        }
        JsonNode value = body.get(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            fault("/" + field, "not a text (expected: a text)");
            return Optional.empty();
        }
        String text = value.asText().strip();
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            fault("/" + field, "too long or not printable (expected: at most " + longest + " printable characters)");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that {@code read} understands. */
    <T> Optional<T> word(String field, String expected, Function<String, Optional<T>> read) {
        Optional<String> text = text(field, 100);
        Optional<T> value = text.flatMap(read);
        if (text.isPresent() && value.isEmpty()) {
            fault("/" + field, text.get() + " (expected: " + expected + ")");
        }
        return value;
    }

    Optional<Instant> moment(String field) {
        return word(field, "a time with zone, such as 2026-11-23T10:00:00Z", text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notOne) {
                return Optional.empty();
            }
        });
    }

    void missing(String field, String expected) {
        fault("/" + field, "missing (expected: " + expected + ")");
    }

    void fault(String path, String message) {
        faults.add(new FieldFault(path, message));
    }

    /** @throws Problem 422 with every fault noted */
    void done() {
        if (!faults.isEmpty()) {
            throw new Problem(422, "schema_invalid", "faults: " + faults.size() + " (expected: none)", faults);
        }
    }
}
