package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes records one by one in one of the formats; nothing of what was written stays in memory. */
public interface Records {

    void write(ObjectNode one) throws IOException;

    /** Whether a number and a text that looks like one are told apart. */
    default boolean keepsTypes() {
        return false;
    }

    /** Writes what ends the file, and leaves the stream open. */
    void end() throws IOException;

    /**
     * @param name what a record is called, {@code order}
     * @param columns of a table: dotted paths into the records
     */
    static Records of(Format format, String name, List<String> columns, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvRecords(columns, out);
            case JSON -> new JsonRecords(true, out);
            case NDJSON -> new JsonRecords(false, out);
            case XML -> new XmlRecords(name, out);
        };
    }
}
