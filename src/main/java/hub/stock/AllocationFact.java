package hub.stock;

import hub.order.SlotValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shape of the fact {@code ALLOCATION}: {@code {"shares":[{lineId, sku, location, quantity}], "explanation":[…]}}. */
public final class AllocationFact {

    private AllocationFact() {}

    /** The shares of a fact; none when there is no fact yet. */
    public static List<Share> shares(SlotValue.FactValue fact) {
        return fact == null
                ? List.of()
                : entries(fact, "shares").map(AllocationFact::share).toList();
    }

    /** All shares of the order, old ones included, with the locations that were considered for the new ones. */
    static SlotValue.FactValue of(List<Share> shares, List<Allocation.Considered> considered) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("shares", shares.stream().map(AllocationFact::entry).toList());
        value.put("explanation", considered.stream().map(AllocationFact::entry).toList());
        return new SlotValue.FactValue(value);
    }

    private static Map<String, Object> entry(Share share) {
        return Map.of(
                "lineId", share.lineId(),
                "sku", share.sku(),
                "location", share.location(),
                "quantity", share.quantity().toPlainString());
    }

    private static Map<String, Object> entry(Allocation.Considered considered) {
        return Map.of("location", considered.location(), "chosen", considered.chosen(), "reason", considered.reason());
    }

    private static Share share(Map<?, ?> entry) {
        return new Share(
                String.valueOf(entry.get("lineId")),
                String.valueOf(entry.get("sku")),
                String.valueOf(entry.get("location")),
                new BigDecimal(String.valueOf(entry.get("quantity"))));
    }

    private static Stream<Map<?, ?>> entries(SlotValue.FactValue fact, String name) {
        if (!(fact.value().get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    "allocation." + name + ": " + fact.value().get(name) + " (expected: a list)");
        }
        return list.stream().map(item -> (Map<?, ?>) item);
    }
}
