package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table with a header. Money is its amount, its currency a column of its own; a list is JSON in one cell. */
final class CsvRecords implements Records {

    private final List<DottedName> columns;
    private final BufferedWriter text;
    private final CSVPrinter csv;

    CsvRecords(List<String> columns, OutputStream out) throws IOException {
        this.columns = columns.stream().map(DottedName::of).toList();
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord(columns);
    }

    @Override
    public void write(ObjectNode one) throws IOException {
        for (DottedName column : columns) {
            csv.print(cell(column.in(one)));
        }
        csv.println();
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.has("amount") && value.has("currency")) {
            return value.get("amount").asText();
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainerNode() ? withoutNumbers(value).toString() : value.asText();
    }

    /** Whoever reads the cell again may take a JSON number for a binary fraction. */
    private static JsonNode withoutNumbers(JsonNode value) {
        if (value.isNumber()) {
            return Json.MAPPER.getNodeFactory().textNode(value.decimalValue().toPlainString());
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            object.fields().forEachRemaining(field -> copy.set(field.getKey(), withoutNumbers(field.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            list.forEach(item -> copy.add(withoutNumbers(item)));
            return copy;
        }
        return value;
    }
}
