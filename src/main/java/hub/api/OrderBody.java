package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** An order as a caller may see it. Whatever may name a person is left out for those who may not. */
final class OrderBody {

    private static final List<String> PERSONAL =
            List.of("shippingAddress", "billingAddress", "note", "notes", "cancelReason", "attribution", "extensions");
    private static final List<String> OF_LINES = List.of("extensions");
    private static final List<String> OF_PAYMENTS = List.of("reference");
    private static final List<String> OF_FULFILMENTS = List.of("trackingNumber", "trackingUrl");
    private static final List<String> OF_REFUNDS = List.of("reason");

    private OrderBody() {}

    static UnaryOperator<JsonNode> shownTo(boolean persons) {
        return persons ? document -> document : OrderBody::withoutPersons;
    }

    static JsonNode withoutPersons(JsonNode document) {
        ObjectNode shown = document.deepCopy();
        shown.remove(PERSONAL);
        if (shown.get("customer") instanceof ObjectNode customer) {
            customer.retain("id", "type");
        }
        each(shown, "lines", OF_LINES);
        each(shown, "payments", OF_PAYMENTS);
        each(shown, "fulfilments", OF_FULFILMENTS);
        each(shown, "refunds", OF_REFUNDS);
        return shown;
    }

    /** The order says how far behind it is while newer messages of it are parked. */
    static JsonNode withBehind(JsonNode document, long parked) {
        if (parked == 0) {
            return document;
        }
        ObjectNode shown = document.deepCopy();
        ArrayNode findings = shown.withArrayProperty("findings");
        findings.addObject().put("code", "behind").put("path", "$").put("detail", parked + " newer messages parked");
        return shown;
    }

    private static void each(ObjectNode document, String list, List<String> left) {
        document.path(list).forEach(one -> ((ObjectNode) one).remove(left));
    }
}
