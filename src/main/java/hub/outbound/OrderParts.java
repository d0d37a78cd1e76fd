package hub.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.util.List;
import org.springframework.stereotype.Component;

/** The further calls that make an order whole, as {@code reads.with} of {@code connector.yaml} names them. */
@Component("orderParts")
public class OrderParts {

    /** No order has so many of anything; a platform that names a next page for ever is not followed for ever. */
    private static final int MOST_PAGES = 100;

    private final Callees callees;
    private final CallMappings mappings;
    private final PlatformCalls calls;

    OrderParts(Callees callees, CallMappings mappings, PlatformCalls calls) {
        this.callees = callees;
        this.mappings = mappings;
        this.calls = calls;
    }

    /** A part whose mapping asks for nothing is left out. @param found the order's own answer */
    List<OrderPart> of(Callee callee, String externalId, Answer.Found found) {
        return callees.rules(callee.connector()).orderParts().entrySet().stream()
                .map(part -> new OrderPart(callee.id(), part.getKey(), part.getValue(), asked(externalId, found)))
                .filter(part -> mappings.run(callee.connector(), part.verb(), part.asked())
                        .isObject())
                .toList();
    }

    /** Where a platform's orders have parts, the order's own answer is one of them, also when the others are empty. */
    Answer.Found around(Callee callee, Answer.Found found) {
        if (callees.rules(callee.connector()).orderParts().isEmpty()) {
            return found;
        }
        return WholeOrder.json(Json.MAPPER.createObjectNode().set(WholeOrder.ORDER, WholeOrder.tree(found)));
    }

    /**
     * All pages of one part.
     *
     * @throws PlatformAway when one of them is not answered: half a part is none
     */
    public ObjectNode read(OrderPart part) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        ObjectNode asked = part.asked().deepCopy();
        for (int page = 1; page <= MOST_PAGES; page++) {
            asked.put("page", page);
            JsonNode answer = calls.within(part.account(), part.verb(), asked);
            answer.path("items").forEach(items::add);
            if (!answer.hasNonNull("next")) {
                return Json.MAPPER.createObjectNode().set(part.name(), items);
            }
            asked.set("token", answer.path("next"));
        }
        throw new CallFailed(part.verb() + ": more pages than " + MOST_PAGES + " (expected: an end)");
    }

    private static ObjectNode asked(String externalId, Answer.Found found) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("externalId", externalId);
        return asked.set("order", WholeOrder.tree(found));
    }
}
