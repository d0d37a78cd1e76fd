package hub.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import hub.json.Json;
import java.io.IOException;

/** The objects of one JSON array. */
final class JsonRows extends RowReader {

    /** After a row of an array comes the next. */
    private static final ObjectReader ROWS =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;

    JsonRows(RowLimit limit) {
        super(limit);
        try {
            parser = Json.MAPPER.getFactory().createParser(limit);
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new FileFailed("json_invalid", "no array (expected: an array of objects; or format=ndjson)");
            }
        } catch (IOException e) {
            throw JsonFaults.of(e);
        }
    }

    @Override
    Row read(long number) {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new FileFailed("json_invalid", "ends in the middle (expected: the end of the array)");
            }
            if (token == JsonToken.END_ARRAY) {
                return end();
            }
            return JsonFaults.row(number, ROWS.readTree(parser));
        } catch (IOException e) {
            throw JsonFaults.of(e);
        }
    }

    private Row end() throws IOException {
        if (parser.nextToken() != null) {
            throw new FileFailed("json_invalid", "more after the end of the array (expected: nothing)");
        }
        return null;
    }
}
