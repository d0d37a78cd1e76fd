package hub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of an order both sides must have alike: status, amounts and refunds. Nothing of it names a person. Pure. */
final class Essence {

    private Essence() {}

    /** @param order the canonical order */
    static ObjectNode of(JsonNode order) {
        ObjectNode essence = Json.MAPPER.createObjectNode();
        essence.put("updatedAt", order.path("updatedAt").asText(""));
        essence.put("status", order.path("status").asText());
        essence.put("paymentStatus", order.path("paymentStatus").asText());
        essence.put("total", amount(order.at("/totals/total")));
        essence.put("refunded", amount(order.at("/totals/refunded")));
        Map<String, String> refunds = new TreeMap<>();
        order.path("refunds").forEach(refund -> refunds.put(refund.path("id").asText(), amount(refund.path("amount"))));
        ObjectNode each = essence.putObject("refunds");
        refunds.forEach(each::put);
        return essence;
    }

    /** {@code name: here (expected: there)} for each that is another; empty when they are alike. */
    static List<String> differences(JsonNode here, JsonNode there) {
        List<String> differences = new ArrayList<>();
        for (String name : List.of("status", "paymentStatus", "total", "refunded")) {
            differ(name, here.path(name).asText(), there.path(name).asText(), differences);
        }
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.setAll((ObjectNode) here.path("refunds"));
        all.setAll((ObjectNode) there.path("refunds"));
        for (Iterator<String> ids = all.fieldNames(); ids.hasNext(); ) {
            String id = ids.next();
            differ(
                    "refunds[" + id + "]",
                    here.path("refunds").path(id).asText("none"),
                    there.path("refunds").path(id).asText("none"),
                    differences);
        }
        return differences;
    }

    private static void differ(String name, String here, String there, List<String> differences) {
        if (!here.equals(there)) {
            differences.add(name + ": " + here + " (expected: " + there + ")");
        }
    }

    /** 25, 25.0 and 25.00 are the same. */
    private static String amount(JsonNode money) {
        if (!money.hasNonNull("amount")) {
            return "none";
        }
        BigDecimal amount = new BigDecimal(money.path("amount").asText()).stripTrailingZeros();
        return amount.toPlainString() + " " + money.path("currency").asText();
    }
}
