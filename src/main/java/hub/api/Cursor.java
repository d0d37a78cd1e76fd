package hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import hub.problem.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where a list goes on: the sort key of the last item shown. To callers it is an opaque word. */
record Cursor(List<String> key) {

    /** @throws Problem 422 when the word is none that this list gave out */
    static Optional<Cursor> read(String word, int parts) {
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        try {
            String[] key = Json.MAPPER.readValue(Base64.getUrlDecoder().decode(word), String[].class);
            if (key == null || key.length != parts || String.join("", key).indexOf('\0') >= 0) {
                throw unknown();
            }
            return Optional.of(new Cursor(List.of(key)));
        } catch (IOException | IllegalArgumentException | NullPointerException notOurs) {
            // Not Base64, not JSON, or a null inside.
            throw unknown();
        }
    }

    static Cursor of(Object... key) {
        return new Cursor(List.of(key).stream().map(Object::toString).toList());
    }

    String text(int part) {
        return key.get(part);
    }

    UUID uuid(int part) {
        try {
            return UUID.fromString(key.get(part));
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    Instant instant(int part) {
        try {
            return Instant.parse(key.get(part));
        } catch (DateTimeException notOurs) {
            throw unknown();
        }
    }

    /** Not negative. */
    long number(int part) {
        try {
            return Math.max(0, Long.parseLong(key.get(part)));
        } catch (NumberFormatException notOurs) {
            throw unknown();
        }
    }

    String word() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    private static Problem unknown() {
        return FieldChecks.refusal("cursor", "cursor: not one of this list (expected: the value of `next`, unchanged)");
    }
}
