package hub.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every SKU has at every location now. Rows are locked in the order of {@link Place}. */
@Component
class StockBalances {

    private static final Instant NEVER_COUNTED_SINCE = Instant.parse("9999-12-31T00:00:00Z");

    private static final String ADD = """
            update stock_balance
            set on_hand = on_hand + ?, reserved = reserved + ?, unavailable = unavailable + ?
            where sku = ? and location = ?""";
    private static final String UNCOUNTED_SINCE = " and (counted_at is null or counted_at < ?)";
    private static final String AVAILABLE = " and on_hand - reserved - unavailable >= ?";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    StockBalances(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** Adds the movements; answers the opposites of those that a count already contains. */
    List<Movement> add(List<Movement> movements) {
        List<PlaceSum> sums = PlaceSum.of(movements);
        int[] changed = jdbc.batchUpdate(
                ADD + UNCOUNTED_SINCE,
                sums.stream()
                        .map(sum -> sum.arguments(Sql.at(sum.firstOnHand().orElse(NEVER_COUNTED_SINCE))))
                        .toList());
        List<Movement> covers = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                covers.addAll(addToNewOrCounted(sums.get(i)));
            }
        }
        return covers;
    }

    /** Takes holds only where they are available, each place in one conditional update; answers the SKUs that are short. */
    List<String> take(List<Movement> movements) {
        if (movements.isEmpty()) {
            return List.of();
        }
        List<PlaceSum> sums = PlaceSum.of(movements);
        int[] changed = jdbc.batchUpdate(
                ADD + AVAILABLE,
                sums.stream().map(sum -> sum.arguments(sum.taken())).toList());
        TreeMap<String, Integer> shorts = new TreeMap<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                shorts.put(sums.get(i).place().sku(), i);
            }
        }
        return List.copyOf(shorts.keySet());
    }

    /** Locks the row until the transaction ends, made first where there was none; answers when it was last counted. */
    Optional<Instant> lock(Place place) {
        client.sql("""
                        insert into stock_balance (sku, location, on_hand, reserved, unavailable)
                        values (?, ?, 0, 0, 0) on conflict do nothing
                        """).params(place.sku(), place.location()).update();
        return client.sql("select counted_at from stock_balance where sku = ? and location = ? for update")
                .params(place.sku(), place.location())
                .query((row, n) -> Optional.ofNullable(Sql.instant(row, "counted_at")))
                .single();
    }

    /** Locks all rows of the SKUs and answers what is free there. */
    Map<Place, BigDecimal> lockAvailable(Collection<String> skus) {
        return available(skus, " order by sku, location for update");
    }

    Map<Place, BigDecimal> available(Collection<String> skus) {
        return available(skus, "");
    }

    void counted(Place place, BigDecimal difference, Instant countedAt) {
        client.sql("update stock_balance set on_hand = on_hand + ?, counted_at = ? where sku = ? and location = ?")
                .params(difference, Sql.at(countedAt), place.sku(), place.location())
                .update();
    }

    private Map<Place, BigDecimal> available(Collection<String> skus, String suffix) {
        return client
                .sql("select sku, location, on_hand - reserved - unavailable as available from stock_balance"
                        + " where sku in (:skus)" + suffix)
                .param("skus", skus)
                .query((row, n) -> Map.entry(
                        new Place(row.getString("sku"), row.getString("location")), row.getBigDecimal("available")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Movement> addToNewOrCounted(PlaceSum sum) {
        Optional<Instant> countedAt = lock(sum.place());
        List<Movement> covered = sum.movements().stream()
                .filter(movement -> movement.kind() == Kind.ON_HAND)
                .filter(movement ->
                        countedAt.isPresent() && !movement.effectiveAt().isAfter(countedAt.get()))
                .toList();
        List<Movement> covers = covered.stream().map(this::cover).toList();
        List<Movement> effect = new ArrayList<>(sum.movements());
        effect.removeAll(covered);
        jdbc.update(ADD, PlaceSum.of(sum.place(), effect).arguments());
        return covers;
    }

    /** The count that contains a movement is the next one after it: from there on the opposite stands. */
    private Movement cover(Movement movement) {
        Instant next = nextCount(movement.place(), movement.effectiveAt(), true).orElseThrow();
        String reference =
                movement.orderId() == null ? movement.reference() : movement.orderId() + "/" + movement.lineId();
        return new Movement(
                null,
                null,
                movement.sku(),
                movement.location(),
                Kind.ON_HAND,
                movement.quantity().negate(),
                next,
                "covered_by_count",
                reference);
    }

    Optional<Instant> nextCount(Place place, Instant at, boolean inclusive) {
        return client.sql("select effective_at from stock_ledger where sku = ? and location = ? and kind = 'count'"
                        + " and effective_at " + (inclusive ? ">=" : ">") + " ? order by effective_at"
                        + " fetch first 1 rows only")
                .params(place.sku(), place.location(), Sql.at(at))
                .query((row, n) -> Sql.instant(row, "effective_at"))
                .optional();
    }
}
