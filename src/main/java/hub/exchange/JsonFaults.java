package hub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.mapping.MappingFailure;
import hub.mapping.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is said of JSON that cannot be read; the parser's own words would repeat the text around the fault. */
final class JsonFaults {

    private JsonFaults() {}

    static Row row(long number, JsonNode value) {
        return value != null && value.isObject()
                ? Row.of(number, value)
                : Row.unreadable(number, "not_an_object", "", "not an object (expected: an object)");
    }

    /** A line that is wrong hurts no other. */
    static Row line(long number, String line) {
        try {
            return row(number, Payload.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (MappingFailure unreadable) {
            return Row.unreadable(number, "json_invalid", unreadable.path(), unreadable.detail());
        }
    }

    static FileFailed of(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return new FileFailed(
                    "json_invalid", "nested too deeply, or a number or text is too long (expected: less)");
        }
        if (e instanceof JsonEOFException) {
            return new FileFailed("json_invalid", "ends in the middle (expected: the end of the array)");
        }
        if (e instanceof JsonProcessingException json) {
            String what =
                    json.getOriginalMessage().startsWith("Duplicate") ? "a key stands twice in one object" : "not JSON";
            return new FileFailed(
                    "json_invalid",
                    what + ", line " + json.getLocation().getLineNr() + " column "
                            + json.getLocation().getColumnNr() + " (expected: one array of objects)");
        }
        throw new UncheckedIOException(e);
    }
}
