package hub.app;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Schema;
import hub.problem.Problem;
import hub.problem.Problem.FieldFault;
import hub.security.CardScrubber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an app's order must be, and who may say that it is paid. */
@Component
public class AppRules {

    private static final Schema SCHEMA = Schema.load("app-order.schema.json");
    private static final Set<String> NOT_PAID = Set.of("pending", "failed");

    private final CardScrubber cards;

    AppRules(CardScrubber cards) {
        this.cards = cards;
    }

    /** @throws Problem 422 with every path once */
    public void check(JsonNode order) {
        List<FieldFault> faults = new ArrayList<>(SCHEMA.faults(order).stream()
                .map(fault -> new FieldFault(fault.path(), fault.message()))
                .toList());
        String id = order.path("externalId").asText();
        // A card number is taken out wherever it stands; two orders whose ids were taken out would be one.
        if (id.contains(CardScrubber.REMOVED) || !cards.scrubText(id).equals(id)) {
            faults.add(new FieldFault("/externalId", "looks like a card number (expected: an id of the order)"));
        }
        twice(order.path("lines"), "/lines/", faults);
        twice(order.path("payments"), "/payments/", faults);
        JsonNode window = order.path("deliveryWindow");
        if (faults.isEmpty() && window.isObject() && moment(window, "to").isBefore(moment(window, "from"))) {
            faults.add(new FieldFault("/deliveryWindow/to", "too early (expected: not before from)"));
        }
        if (!faults.isEmpty()) {
            throw new Problem(422, "schema_invalid", "the order does not fit the schema", faults);
        }
    }

    /**
     * What is installed on people's devices can be taken apart: its key says what they want, never that they paid.
     *
     * @throws Problem 403 for a payment above pending
     */
    public void checkPayments(JsonNode order, boolean mayTellPaid) {
        List<FieldFault> above = new ArrayList<>();
        JsonNode payments = order.path("payments");
        for (int i = 0; i < payments.size() && !mayTellPaid; i++) {
            if (!NOT_PAID.contains(payments.get(i).path("status").asText())) {
                above.add(new FieldFault(
                        "/payments/" + i + "/status",
                        "not for this key (expected: pending, or a key with app:payments)"));
            }
        }
        if (!above.isEmpty()) {
            throw new Problem(403, "forbidden", "key: no scope app:payments", above);
        }
    }

    /** An item without an id is called by its number. */
    private static void twice(JsonNode items, String path, List<FieldFault> faults) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String id = items.get(i).path("id").asText("").strip();
            if (!ids.add(id.isEmpty() ? Integer.toString(i + 1) : id)) {
                faults.add(new FieldFault(path + i + "/id", "twice (expected: unique in the order)"));
            }
        }
    }

    private static Instant moment(JsonNode window, String name) {
        return Instant.parse(window.path(name).asText());
    }
}
