package hub.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object a line; blank lines are no rows. */
final class NdjsonRows extends RowReader {

    private final BufferedReader lines;

    NdjsonRows(RowLimit limit) {
        super(limit);
        lines = new BufferedReader(limit);
    }

    @Override
    Row read(long number) {
        try {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line == null ? null : JsonFaults.line(number, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
