package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Exact money in mappings: {@code {"amount":"19.90","currency":"EUR"}}. Null stands for "not said" and adds nothing. */
final class MoneyFunctions {

    private MoneyFunctions() {}

    static List<Function> all() {
        return List.of(
                HubFunction.of("money", 2, args -> money(args[0], args[1])),
                HubFunction.of("money-add", 2, args -> add(args[0], args[1])),
                HubFunction.of("money-sub", 2, args -> add(args[0], negated(args[1]))),
                HubFunction.of("money-neg", 1, args -> negated(args[0])),
                HubFunction.of("money-sum", 1, args -> sum(args[0])),
                HubFunction.of("money-times", 2, args -> times(args[0], args[1])),
                HubFunction.of("money-per", 2, args -> per(args[0], args[1])),
                HubFunction.of("money-equal", 2, args -> BooleanNode.valueOf(equal(args[0], args[1]))),
                HubFunction.of("money-is-zero", 1, args -> BooleanNode.valueOf(isZero(args[0]))));
    }

    /** Text that is no number is kept, so that the schema names the place. */
    private static JsonNode money(JsonNode amount, JsonNode currency) {
        JsonNode exact = Decimals.normal("money", amount);
        if (exact.isNull()) {
            return exact;
        }
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        money.set("amount", exact);
        return currency.isNull() ? money : money.set("currency", currency);
    }

    private static JsonNode add(JsonNode a, JsonNode b) {
        if (a.isNull() || b.isNull()) {
            return a.isNull() ? b : a;
        }
        String currency = currency(a);
        if (!currency.equals(currency(b))) {
            throw new HubFunction.Refused("money of two currencies (expected: one; they never add)");
        }
        return of(amount(a).add(amount(b)), currency);
    }

    private static JsonNode sum(JsonNode list) {
        JsonNode sum = NullNode.instance;
        for (JsonNode money : list) {
            sum = add(sum, money);
        }
        return sum;
    }

    private static JsonNode negated(JsonNode money) {
        return money.isNull() ? money : of(amount(money).negate(), currency(money));
    }

    private static JsonNode times(JsonNode money, JsonNode factor) {
        BigDecimal exact = Decimals.exact("money-times", factor);
        return money.isNull() || exact == null
                ? NullNode.instance
                : of(amount(money).multiply(exact), currency(money));
    }

    /** A price per piece; where it does not divide, six decimal places say enough. */
    private static JsonNode per(JsonNode money, JsonNode quantity) {
        BigDecimal pieces = Decimals.exact("money-per", quantity);
        if (money.isNull() || pieces == null || pieces.signum() == 0) {
            return NullNode.instance;
        }
        BigDecimal amount = amount(money);
        BigDecimal price = amount.divide(pieces, Math.max(6, amount.scale()), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return of(price.scale() < amount.scale() ? price.setScale(amount.scale()) : price, currency(money));
    }

    private static boolean equal(JsonNode a, JsonNode b) {
        if (a.isNull() || b.isNull()) {
            return a.isNull() && b.isNull();
        }
        return currency(a).equals(currency(b)) && amount(a).compareTo(amount(b)) == 0;
    }

    private static boolean isZero(JsonNode money) {
        return !money.isNull() && amount(money).signum() == 0;
    }

    private static JsonNode of(BigDecimal amount, String currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", amount.toPlainString())
                .put("currency", currency);
    }

    private static BigDecimal amount(JsonNode money) {
        BigDecimal amount = Decimals.exact("amount", money.path("amount"));
        if (amount == null) {
            throw new HubFunction.Refused("money without an amount (expected: the result of money(amount, currency))");
        }
        return amount;
    }

    private static String currency(JsonNode money) {
        if (!money.path("currency").isTextual()) {
            throw new HubFunction.Refused("money without a currency (expected: the result of money(amount, currency))");
        }
        return money.get("currency").textValue();
    }
}
