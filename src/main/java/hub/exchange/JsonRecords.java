package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One object a line; as one array where that is wanted. */
final class JsonRecords implements Records {

    private final boolean array;
    private final OutputStream out;
    private boolean first = true;

    JsonRecords(boolean array, OutputStream out) throws IOException {
        this.array = array;
        this.out = new BufferedOutputStream(out);
        if (array) {
            this.out.write('[');
        }
    }

    @Override
    public void write(ObjectNode one) throws IOException {
        if (array && !first) {
            out.write(',');
        }
        if (array) {
            out.write('\n');
        }
        out.write(Json.MAPPER.writeValueAsBytes(one));
        if (!array) {
            out.write('\n');
        }
        first = false;
    }

    @Override
    public boolean keepsTypes() {
        return true;
    }

    @Override
    public void end() throws IOException {
        if (array) {
            out.write("\n]\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        out.flush();
    }
}
