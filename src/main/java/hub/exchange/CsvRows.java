package hub.exchange;

import hub.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV with a header; comma, semicolon and tabulator are told apart by it. Dotted names nest: {@code customer.email}. */
final class CsvRows extends RowReader {

    private static final int LONGEST_HEADER = 64 * 1024;

    private final Iterator<CSVRecord> records;
    private final List<DottedName> columns;

    CsvRows(RowLimit limit) {
        super(limit);
        BufferedReader text = new BufferedReader(limit);
        records = records(text);
        columns = header();
    }

    @Override
    Row read(long number) {
        CSVRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        if (record.size() != columns.size()) {
            return Row.unreadable(
                    number, "columns_differ", "", record.size() + " columns (expected: " + columns.size() + ")");
        }
        var value = Json.MAPPER.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            String cell = record.get(i);
            if (cell.indexOf('\0') >= 0) {
                return Row.unreadable(
                        number, "nul_character", columns.get(i).pointer(), "NUL character (expected: a text)");
            }
            if (!cell.isEmpty()) {
                columns.get(i).put(value, cell);
            }
        }
        return Row.of(number, value);
    }

    private List<DottedName> header() {
        CSVRecord header = nextRecord();
        if (header == null) {
            throw new FileFailed("file_empty", "no header (expected: the names of the columns)");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (name.isEmpty() || name.indexOf('\0') >= 0) {
                throw new FileFailed("header_invalid", "column " + (i + 1) + ": no name (expected: a name)");
            }
            if (!seen.add(name)) {
                throw new FileFailed("header_invalid", "column " + (i + 1) + ": stands twice (expected: once)");
            }
        }
        return header.toList().stream().map(DottedName::of).toList();
    }

    private CSVRecord nextRecord() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        }
    }

    private static Iterator<CSVRecord> records(BufferedReader text) {
        try {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter(text))
                    .setIgnoreEmptyLines(true)
                    .get();
            return CSVParser.builder().setReader(text).setFormat(format).get().iterator();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The one that stands most often in the header, outside quotes. */
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] found = new int[128];
        boolean quoted = false;
        int read = 0;
        for (int one = text.read(); one >= 0 && ++read < LONGEST_HEADER; one = text.read()) {
            quoted ^= one == '"';
            if (!quoted && one == '\n') {
                break;
            }
            if (!quoted && one < found.length) {
                found[one]++;
            }
        }
        text.reset();
        char most = found[';'] > found[','] ? ';' : ',';
        return found['\t'] > found[most] ? '\t' : most;
    }

    /** The library's own words repeat what stands around the fault. */
    private static FileFailed failed(IOException e) {
        boolean open = String.valueOf(e.getMessage()).contains("EOF reached");
        if (open) {
            return new FileFailed("quote_open", "a quote is never closed (expected: a closing quote)");
        }
        if (e instanceof CSVException) {
            return new FileFailed(
                    "csv_invalid", "text after a closing quote (expected: a delimiter or the line's end)");
        }
        throw new UncheckedIOException(e);
    }
}
