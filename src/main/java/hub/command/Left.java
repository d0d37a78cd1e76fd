package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of an order to be shipped and given back, less what commands under way may still take. */
final class Left {

    private final JsonNode order;
    private final Map<String, JsonNode> lines = new LinkedHashMap<>();
    private final List<JsonNode> ships = new ArrayList<>();
    private final List<JsonNode> refunds = new ArrayList<>();

    /** @param underWay what was asked before and is not to be seen in the order yet */
    Left(JsonNode order, Map<CommandKind, List<JsonNode>> underWay) {
        this.order = order;
        order.path("lines").forEach(line -> lines.put(line.path("id").asText(), line));
        ships.addAll(underWay.getOrDefault(CommandKind.SHIP, List.of()));
        refunds.addAll(underWay.getOrDefault(CommandKind.REFUND, List.of()));
    }

    List<String> lineIds() {
        return List.copyOf(lines.keySet());
    }

    /** Null for a line the order does not have. */
    JsonNode line(String id) {
        return lines.get(id);
    }

    BigDecimal toShip(String id) {
        JsonNode line = lines.get(id);
        if (!line.path("kind").asText().equals("product")) {
            return BigDecimal.ZERO;
        }
        return number(line, "quantity")
                .subtract(number(line, "shipped"))
                .subtract(asked(ships, id))
                .max(BigDecimal.ZERO);
    }

    /** Pieces whose price was given back before the others. */
    BigDecimal given(String id) {
        BigDecimal given = asked(refunds, id);
        for (JsonNode refund : order.path("refunds")) {
            if (!refund.path("status").asText().equals("failed")) {
                given = given.add(asked(List.of(withLines(refund)), id));
            }
        }
        return given;
    }

    BigDecimal bought(String id) {
        JsonNode line = lines.get(id);
        return number(line, line.has("ordered") ? "ordered" : "quantity");
    }

    BigDecimal toRefund(String id) {
        return bought(id).subtract(given(id)).max(BigDecimal.ZERO);
    }

    /** What was paid and not given back. */
    BigDecimal money() {
        BigDecimal left =
                Numbers.of(order.at("/totals/paid/amount")).subtract(Numbers.of(order.at("/totals/refunded/amount")));
        for (JsonNode refund : refunds) {
            left = left.subtract(Numbers.of(refund.path("amount")));
        }
        return left.max(BigDecimal.ZERO);
    }

    /** Some platforms tell of the pieces of a refund as of a return of the same id. */
    private JsonNode withLines(JsonNode refund) {
        if (!refund.path("lines").isEmpty()) {
            return refund;
        }
        for (JsonNode back : order.path("returns")) {
            if (back.path("id").asText().equals(refund.path("id").asText())) {
                return back;
            }
        }
        return refund;
    }

    private static BigDecimal asked(List<JsonNode> all, String id) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode one : all) {
            for (JsonNode piece : one.path("lines")) {
                if (piece.path("lineId").asText().equals(id)) {
                    sum = sum.add(number(piece, "quantity"));
                }
            }
        }
        return sum;
    }

    private static BigDecimal number(JsonNode at, String name) {
        return Numbers.of(at.path(name));
    }
}
