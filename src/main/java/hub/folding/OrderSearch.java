package hub.folding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One list of orders as SQL with its values. */
final class OrderSearch {

    static final String COLUMNS = "select o.id, o.key_wrapped, o.document, o.changed_at from orders o";

    private final StringBuilder sql = new StringBuilder(COLUMNS);
    private final List<Object> values = new ArrayList<>();

    private OrderSearch() {}

    /** @param words blind indexes of what the filter's customer may mean; empty when it can only be an id */
    static OrderSearch of(
            OrderQueries.Filter filter, List<byte[]> words, Optional<OrderQueries.Position> after, int limit) {
        OrderSearch search = new OrderSearch();
        search.narrow(filter, words);
        search.goOn(filter.changedAfter() != null, after, limit);
        return search;
    }

    static OrderSearch byId(OrderQueries.Filter filter, List<byte[]> words, Optional<UUID> after, int limit) {
        OrderSearch search = new OrderSearch();
        search.narrow(filter, words);
        search.and(" and o.id > ?", after.orElse(null));
        search.sql.append(" order by o.id fetch first ").append(limit).append(" rows only");
        return search;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    private void narrow(OrderQueries.Filter filter, List<byte[]> words) {
        and(" join order_sku s on s.order_id = o.id and s.sku = ?", filter.sku());
        sql.append(" where o.visible");
        and(" and o.channel = ?", filter.channel());
        and(" and o.account = ?", filter.account());
        and(" and o.external_id = ?", filter.externalId());
        and(" and o.status = ?", filter.status());
        and(" and o.payment_status = ?", filter.paymentStatus());
        and(" and o.placed_at >= ?", filter.from());
        and(" and o.placed_at < ?", filter.to());
        and(" and o.changed_at > ?", filter.changedAfter());
        if (filter.customer() != null) {
            customer(asUuid(filter.customer()), words);
        }
    }

    private void goOn(boolean following, Optional<OrderQueries.Position> after, int limit) {
        after.ifPresent(position -> {
            sql.append(following ? " and (o.changed_at, o.id) > (?, ?)" : " and (o.changed_at, o.id) < (?, ?)");
            values.add(position.changedAt().atOffset(ZoneOffset.UTC));
            values.add(position.id());
        });
        sql.append(following ? " order by o.changed_at, o.id" : " order by o.changed_at desc, o.id desc");
        sql.append(" fetch first ").append(limit).append(" rows only");
    }

    private void customer(Optional<UUID> id, List<byte[]> words) {
        List<String> ways = new ArrayList<>();
        id.ifPresent(known -> {
            ways.add("o.customer_id = ?");
            values.add(known);
        });
        if (!words.isEmpty()) {
            ways.add("o.id in (select w.order_id from order_word w where w.word in ("
                    + String.join(", ", Collections.nCopies(words.size(), "?")) + "))");
            values.addAll(words);
        }
        // What is neither an id nor a word is nobody's.
        sql.append(" and (")
                .append(ways.isEmpty() ? "1 = 0" : String.join(" or ", ways))
                .append(")");
    }

    private void and(String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private static Optional<UUID> asUuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException aWord) {
            return Optional.empty();
        }
    }
}
