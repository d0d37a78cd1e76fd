package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A column's name; dots lead inwards. */
record DottedName(List<String> parts) {

    static DottedName of(String column) {
        return new DottedName(List.of(column.strip().split("\\.", -1)));
    }

    String pointer() {
        return "/" + String.join("/", parts);
    }

    /** Missing where nothing stands there. */
    JsonNode in(JsonNode row) {
        JsonNode at = row;
        for (String part : parts) {
            at = at.path(part);
        }
        return at;
    }

    void put(ObjectNode row, String value) {
        ObjectNode at = row;
        for (String part : parts.subList(0, parts.size() - 1)) {
            // A column of the same name as a branch gives way to the branch.
            at = at.get(part) instanceof ObjectNode branch ? branch : at.putObject(part);
        }
        String last = parts.get(parts.size() - 1);
        if (!(at.get(last) instanceof ObjectNode)) {
            at.put(last, value);
        }
    }
}
