package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.List;

/** One line of an order as a record of its own. */
final class OrderLine {

    private static final List<String> OF_ORDER =
            List.of("channel", "account", "externalId", "number", "placedAt", "status", "currency", "test");
    private static final List<String> OF_LINE = List.of(
            "sku",
            "channelSku",
            "name",
            "quantity",
            "ordered",
            "shipped",
            "returned",
            "unitPrice",
            "discount",
            "tax",
            "total",
            "kind");

    private OrderLine() {}

    static ObjectNode of(JsonNode order, JsonNode line) {
        ObjectNode record = Json.MAPPER.createObjectNode();
        copy(order, "id", record, "orderId");
        OF_ORDER.forEach(field -> copy(order, field, record, field));
        copy(line, "id", record, "lineId");
        OF_LINE.forEach(field -> copy(line, field, record, field));
        return record;
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.get(field);
        if (value != null) {
            to.set(name, value);
        }
    }
}
