package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What pieces of a line cost, to the cent: given back one by one they add up to the line. */
final class Shares {

    /** @param taxes in the order of the line's own taxes */
    record Share(BigDecimal total, BigDecimal tax, List<BigDecimal> taxes, BigDecimal gross) {

        ObjectNode json(String lineId, String quantity) {
            ObjectNode json =
                    Json.MAPPER.createObjectNode().put("lineId", lineId).put("quantity", quantity);
            json.put("total", total.toPlainString()).put("tax", tax.toPlainString());
            ArrayNode each = json.putArray("taxes");
            taxes.forEach(one -> each.add(one.toPlainString()));
            return json.put("gross", gross.toPlainString());
        }
    }

    private final Left left;
    private final boolean taxesIncluded;
    private final int digits;

    Shares(Left left, boolean taxesIncluded, int digits) {
        this.left = left;
        this.taxesIncluded = taxesIncluded;
        this.digits = digits;
    }

    Share of(String lineId, BigDecimal quantity) {
        JsonNode line = left.line(lineId);
        BigDecimal bought = left.bought(lineId);
        BigDecimal before = left.given(lineId);
        BigDecimal total = Numbers.of(line.at("/total/amount"));
        BigDecimal tax = Numbers.of(line.at("/tax/amount"));
        List<BigDecimal> taxes = new ArrayList<>();
        line.path("taxes")
                .forEach(one -> taxes.add(part(Numbers.of(one.at("/amount/amount")), before, quantity, bought)));
        BigDecimal taxed = taxes.isEmpty()
                ? part(tax, before, quantity, bought)
                : taxes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gross = part(taxesIncluded ? total : total.add(tax), before, quantity, bought);
        // Rounded by themselves, price and tax would be a cent more than what was paid.
        return new Share(taxesIncluded ? gross : gross.subtract(taxed), taxed, taxes, gross);
    }

    private BigDecimal part(BigDecimal whole, BigDecimal before, BigDecimal quantity, BigDecimal bought) {
        return upTo(whole, before.add(quantity), bought).subtract(upTo(whole, before, bought));
    }

    private BigDecimal upTo(BigDecimal whole, BigDecimal pieces, BigDecimal bought) {
        return whole.multiply(pieces).divide(bought, digits, RoundingMode.HALF_UP);
    }
}
