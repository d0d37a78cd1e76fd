package hub.order;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;

/** A version key as an array, in the order it is compared. */
final class KeyJson {

    private KeyJson() {}

    static void write(VersionKey key, JsonGenerator out) throws IOException {
        out.writeStartArray();
        out.writeNumber(key.epoch());
        out.writeNumber(key.ver());
        out.writeNumber(key.settled());
        out.writeNumber(key.read());
        out.writeNumber(key.rank());
        out.writeString(key.raw());
        out.writeNumber(key.edit());
        out.writeNumber(key.mapping());
        out.writeEndArray();
    }

    /** Stands on the opening bracket, ends on the closing one. */
    static VersionKey read(JsonParser in) throws IOException {
        int epoch = in.nextIntValue(0);
        in.nextToken();
        BigDecimal ver = in.getDecimalValue();
        int settled = in.nextIntValue(0);
        long read = in.nextLongValue(0);
        int rank = in.nextIntValue(0);
        String raw = in.nextTextValue();
        int edit = in.nextIntValue(0);
        long mapping = in.nextLongValue(0);
        expect(in.nextToken(), JsonToken.END_ARRAY);
        return new VersionKey(epoch, ver, settled, read, rank, raw, edit, mapping);
    }

    static void expect(JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new JsonParseException(null, "order state: " + found + " (expected: " + expected + ")");
        }
    }
}
