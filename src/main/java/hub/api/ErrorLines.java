package hub.api;

import hub.exchange.ImportErrors;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The faults of an import as CSV, a page in memory at a time. */
final class ErrorLines {

    private static final int PAGE = 1000;

    private ErrorLines() {}

    static void write(ImportErrors errors, UUID id, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord("row", "path", "code", "detail");
        List<ImportErrors.Line> page = errors.page(id, 0, -1, PAGE);
        while (!page.isEmpty()) {
            for (ImportErrors.Line line : page) {
                csv.printRecord(line.row(), line.path(), line.code(), line.detail());
            }
            ImportErrors.Line last = page.get(page.size() - 1);
            page = errors.page(id, last.row(), last.seq(), PAGE);
        }
        text.flush();
    }
}
