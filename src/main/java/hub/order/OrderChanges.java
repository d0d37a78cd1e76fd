package hub.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What makes one rendering of an order differ from the next, for its timeline.
 *
 * @param changes without values where a field may name a person
 * @param revisionAdvances whether anything differs at all
 */
public record OrderChanges(List<Change> changes, boolean revisionAdvances) {

    /** @param before null for an order that is new */
    public static OrderChanges between(Order before, Order after) {
        if (after.equals(before)) {
            return new OrderChanges(List.of(), false);
        }
        List<Change> changes = new ArrayList<>();
        fields("", OrderFields.ORDER, before, after, changes);
        fields("totals.", OrderFields.TOTALS, before == null ? null : before.totals(), after.totals(), changes);
        elements("lines", OrderFields.LINE, Order::lines, Order.Line::id, before, after, changes);
        elements("payments", OrderFields.PAYMENT, Order::payments, Order.Payment::id, before, after, changes);
        elements(
                "fulfilments",
                OrderFields.FULFILMENT,
                Order::fulfilments,
                Order.Fulfilment::id,
                before,
                after,
                changes);
        elements("refunds", OrderFields.REFUND, Order::refunds, Order.Refund::id, before, after, changes);
        elements("returns", OrderFields.RETURN, Order::returns, Order.Return::id, before, after, changes);
        return new OrderChanges(List.copyOf(changes), true);
    }

    private static <T> void fields(
            String at, List<OrderFields.Field<T>> fields, T before, T after, List<Change> changes) {
        for (OrderFields.Field<T> field : fields) {
            Object from = before == null ? null : field.value().apply(before);
            Object to = after == null ? null : field.value().apply(after);
            if (!Objects.equals(from, to) && !(isNothing(from) && isNothing(to))) {
                boolean told = !field.personal();
                changes.add(new Change(
                        at + field.name(), told ? OrderFields.text(from) : null, told ? OrderFields.text(to) : null));
            }
        }
    }

    private static <T> void elements(
            String set,
            List<OrderFields.Field<T>> fields,
            Function<Order, List<T>> elements,
            Function<T, String> id,
            Order before,
            Order after,
            List<Change> changes) {
        Map<String, T> old = before == null ? Map.of() : byId(elements.apply(before), id);
        Map<String, T> now = byId(elements.apply(after), id);
        Set<String> ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(now.keySet());
        ids.forEach(one -> fields(set + "[" + one + "].", fields, old.get(one), now.get(one), changes));
    }

    private static <T> Map<String, T> byId(List<T> elements, Function<T, String> id) {
        return elements.stream()
                .collect(Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static boolean isNothing(Object value) {
        return value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
