package hub.exchange;

import java.io.Reader;
import java.util.NoSuchElementException;

/** Reads a file row by row. */
abstract class RowReader implements Rows {

    private final RowLimit limit;
    private Row next;
    private long number;
    private boolean ended;

    RowReader(RowLimit limit) {
        this.limit = limit;
    }

    static RowReader of(Format format, Reader text, int longestRow) {
        RowLimit limit = new RowLimit(text, longestRow);
        return switch (format) {
            case CSV -> new CsvRows(limit);
            case JSON -> new JsonRows(limit);
            case NDJSON -> new NdjsonRows(limit);
            case XML -> new XmlRows(limit);
        };
    }

    /** @return null at the end */
    abstract Row read(long number);

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            limit.begin();
            next = read(number + 1);
            ended = next == null;
            number++;
        }
        return next != null;
    }

    @Override
    public final int sizeOfLast() {
        return limit.sinceRow();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }
}
