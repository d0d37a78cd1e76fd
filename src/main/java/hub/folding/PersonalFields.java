package hub.folding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of an order's document may name a person. */
public final class PersonalFields {

    private static final List<String> OF_ORDER =
            List.of("shippingAddress", "billingAddress", "note", "notes", "cancelReason", "attribution", "extensions");
    private static final List<String> OF_LINES = List.of("extensions");
    private static final List<String> OF_PAYMENTS = List.of("reference");
    private static final List<String> OF_FULFILMENTS = List.of("trackingNumber", "trackingUrl");
    private static final List<String> OF_REFUNDS = List.of("reason");

    private PersonalFields() {}

    /** A copy without them. */
    public static JsonNode leftOutOf(JsonNode order) {
        ObjectNode shown = order.deepCopy();
        shown.remove(OF_ORDER);
        if (shown.get("customer") instanceof ObjectNode customer) {
            customer.retain("id", "type");
        }
        each(shown, "lines", OF_LINES);
        each(shown, "payments", OF_PAYMENTS);
        each(shown, "fulfilments", OF_FULFILMENTS);
        each(shown, "refunds", OF_REFUNDS);
        return shown;
    }

    private static void each(ObjectNode document, String list, List<String> left) {
        document.path(list).forEach(one -> ((ObjectNode) one).remove(left));
    }
}
