package hub.exchange;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;

/** A stored file as text, opened once somebody asks for its rows. */
final class ImportText implements Closeable {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final FileImport file;
    private final Supplier<CountedBytes> opening;
    private final int longestRow;
    private final Optional<String> groupedBy;
    private CountedBytes bytes;
    private Rows rows;

    ImportText(FileImport file, Supplier<CountedBytes> opening, int longestRow, Optional<String> groupedBy) {
        this.file = file;
        this.opening = opening;
        this.longestRow = longestRow;
        this.groupedBy = groupedBy;
    }

    /** @throws FileFailed when there is not even a first row */
    Rows rows() {
        if (rows == null) {
            bytes = opening.get();
            Rows single = RowReader.of(file.format(), withoutMark(), longestRow);
            rows = groupedBy
                    .<Rows>map(key -> new GroupedRows(single, DottedName.of(key), longestRow))
                    .orElse(single);
        }
        return rows;
    }

    long bytesRead() {
        return bytes == null ? 0 : bytes.bytesRead();
    }

    private Reader withoutMark() {
        try {
            Reader text = new BufferedReader(new InputStreamReader(bytes, Charset.forName(file.encoding())));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (bytes != null) {
            bytes.close();
        }
    }
}
