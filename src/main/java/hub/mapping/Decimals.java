package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.List;

/** Exact numbers in mappings, as text: JSLT's own arithmetic is floating point. */
final class Decimals {

    private static final int MAX_LENGTH = 40;

    private Decimals() {}

    static List<Function> all() {
        return List.of(
                HubFunction.of("decimal", 1, args -> normal("decimal", args[0])),
                HubFunction.of("quantity", 1, args -> normal("quantity", args[0])),
                HubFunction.of("quantity-neg", 1, args -> text(negated(args[0]))),
                HubFunction.of("quantity-sub", 2, args -> text(difference(args[0], args[1]))),
                HubFunction.of("percent", 1, args -> text(hundredth(args[0]))));
    }

    /** The number as plain text, scale kept; text that is no number is kept as it is, so that the schema names the place. */
    static JsonNode normal(String name, JsonNode value) {
        if (value.isTextual()) {
            BigDecimal parsed = parsed(value.textValue().strip());
            return value.textValue().isBlank()
                    ? NullNode.instance
                    : parsed == null ? value : TextNode.valueOf(parsed.toPlainString());
        }
        return text(exact(name, value));
    }

    /** Null where the value is null or blank. */
    static BigDecimal exact(String name, JsonNode value) {
        if (value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isBlank()) {
            return null;
        }
        if (value.isDouble() || value.isFloat()) {
            throw new HubFunction.Refused(
                    name + ": floating point (expected: text or a number of the payload, not the result of + - * /)");
        }
        BigDecimal number = value.isNumber()
                ? bounded(value.decimalValue())
                : parsed(value.isTextual() ? value.textValue().strip() : "");
        if (number == null) {
            throw new HubFunction.Refused(name + ": no number (expected: a decimal of at most 40 digits)");
        }
        return number;
    }

    private static BigDecimal parsed(String text) {
        if (text.length() > MAX_LENGTH || text.isEmpty()) {
            return null;
        }
        try {
            return bounded(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal bounded(BigDecimal number) {
        return number.precision() <= MAX_LENGTH && Math.abs(number.scale()) <= MAX_LENGTH ? number : null;
    }

    private static BigDecimal negated(JsonNode value) {
        BigDecimal number = exact("quantity-neg", value);
        return number == null ? null : number.negate();
    }

    private static BigDecimal difference(JsonNode a, JsonNode b) {
        BigDecimal from = exact("quantity-sub", a);
        BigDecimal off = exact("quantity-sub", b);
        return from == null || off == null ? from : from.subtract(off);
    }

    private static BigDecimal hundredth(JsonNode value) {
        BigDecimal number = exact("percent", value);
        return number == null ? null : number.movePointLeft(2).stripTrailingZeros();
    }

    private static JsonNode text(BigDecimal number) {
        return number == null ? NullNode.instance : TextNode.valueOf(number.toPlainString());
    }
}
