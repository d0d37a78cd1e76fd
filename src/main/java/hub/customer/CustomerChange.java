package hub.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.feed.Event;
import hub.json.Json;
import java.util.Set;
import java.util.UUID;

/**
 * A customer became another. Says nothing of who it is.
 *
 * @param revision 1 for a new customer
 * @param fields the names of the fields that became others
 */
public record CustomerChange(UUID customer, long revision, Set<String> fields) {

    public boolean created() {
        return revision == 1;
    }

    public Event event() {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("customerId", customer.toString());
        data.put("revision", revision);
        data.set("changed", Json.MAPPER.valueToTree(fields));
        return new Event(
                customer + ":" + revision + ":customer.changed",
                "crossdock.customer.changed",
                customer.toString(),
                data);
    }
}
