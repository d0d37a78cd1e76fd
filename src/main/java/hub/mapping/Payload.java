package hub.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import hub.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a message as exact, bounded JSON; whatever is wrong with them is one clear failure. */
public final class Payload {

    private static final ObjectReader READER = Json.MAPPER.reader().with(new BoundedNodes(false));
    private static final ObjectReader READER_OF_ESCAPES = Json.MAPPER.reader().with(new BoundedNodes(true));

    private Payload() {}

    /** @throws MappingFailure stage read, code {@code body_unreadable} */
    public static JsonNode read(byte[] body) {
        String text = utf8(body);
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(text)) {
            // Valid UTF-8 and JSON's own rules leave only escapes to smuggle in what no store can hold.
            return read(parser, text.contains("\\u") ? READER_OF_ESCAPES : READER);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
    }

    private static JsonNode read(JsonParser parser, ObjectReader reader) {
        try {
            JsonNode node = reader.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw unreadable("", "empty body (expected: JSON)");
            }
            if (parser.nextToken() != null) {
                throw unreadable("", "more after the end of the JSON value, " + place(parser));
            }
            return node;
        } catch (IOException e) {
            throw unreadable(pointer(parser), cause(e) + ", " + place(parser));
        } catch (BoundedNodes.OutOfBounds e) {
            throw unreadable(pointer(parser), e.getMessage() + ", " + place(parser));
        }
    }

    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable("", "bytes are not UTF-8");
        }
    }

    /** Jackson's own words may repeat the text around the fault, which may be personal. */
    private static String cause(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return "nested too deeply, or a number or text is too long";
        }
        if (e instanceof JsonEOFException) {
            return "ends in the middle";
        }
        if (e instanceof JsonProcessingException json
                && json.getOriginalMessage().startsWith("Duplicate")) {
            return "a key stands twice in one object";
        }
        return "not JSON";
    }

    private static String place(JsonParser parser) {
        var at = parser.currentLocation();
        return "line " + at.getLineNr() + " column " + at.getColumnNr();
    }

    private static String pointer(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private static MappingFailure unreadable(String path, String detail) {
        return new MappingFailure(MappingFailure.Stage.READ, "body_unreadable", path, detail);
    }
}
