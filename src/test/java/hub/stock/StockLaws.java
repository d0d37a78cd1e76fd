package hub.stock;

import static hub.stock.OrderFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import hub.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for stock whatever happens to an order, and in whatever order the news of it arrive. */
class StockLaws {

    private static final StockContext HOLDS = StockContext.sold(true, null, List.of(), NOON.plusSeconds(9_999));

    /** One version of an order; numbers are places in small lists. */
    record Version(int quantity, int shippedMain, int shippedOutlet, int unplaced, int back, Order.Status status) {

        Order build() {
            OrderFixture order =
                    OrderFixture.order().line("1", "TEE", "" + quantity).status(status);
            if (shippedMain > 0) {
                order.shipped("f1", "main", NOON.plusSeconds(100), "1", "" + shippedMain);
            }
            if (shippedOutlet > 0) {
                order.shipped("f2", "outlet", NOON.plusSeconds(200), "1", "" + shippedOutlet);
            }
            if (unplaced > 0) {
                order.shipped("f3", null, NOON.plusSeconds(300), "1", "" + unplaced);
            }
            if (back > 0) {
                order.refunded("r1", "outlet", NOON.plusSeconds(400), "1", "" + back, "return");
            }
            return order.build();
        }
    }

    @Property(tries = 300)
    void applying_an_order_twice_moves_nothing(@ForAll("versions") List<Version> versions) {
        Shelf shelf = new Shelf();
        versions.forEach(version -> shelf.apply(version.build(), HOLDS));

        assertThat(shelf.apply(versions.get(versions.size() - 1).build(), HOLDS))
                .isEmpty();
    }

    @Property(tries = 300)
    void only_the_last_version_matters_whatever_was_heard_before(@ForAll("versions") List<Version> versions) {
        Version last = versions.get(versions.size() - 1);
        Shelf straight = new Shelf();
        straight.apply(last.build(), HOLDS);
        Shelf detours = new Shelf();
        versions.forEach(version -> detours.apply(version.build(), HOLDS));

        assertThat(detours.balances()).isEqualTo(straight.balances());
    }

    @Property(tries = 300)
    void stock_on_hand_falls_by_what_left_and_rises_by_what_came_back(@ForAll("versions") List<Version> versions) {
        Version last = versions.get(versions.size() - 1);
        Shelf shelf = new Shelf();
        versions.forEach(version -> shelf.apply(version.build(), HOLDS));

        int left = last.shippedMain() + last.shippedOutlet() + last.unplaced();
        boolean open = last.status() == Order.Status.CONFIRMED;
        BigDecimal onHand = shelf.onHand("TEE", "main").add(shelf.onHand("TEE", "outlet"));
        BigDecimal reserved = shelf.reserved("TEE", "main").add(shelf.reserved("TEE", "outlet"));
        assertThat(onHand).isEqualByComparingTo(BigDecimal.valueOf(last.back() - left));
        assertThat(reserved).isEqualByComparingTo(BigDecimal.valueOf(open ? Math.max(0, last.quantity() - left) : 0));
    }

    /** Sales and counts of one SKU at one place, heard in any order. */
    record Event(int at, int quantity, boolean count) {}

    @Property(tries = 60)
    void counts_and_sales_give_the_same_balances_in_any_order_of_arrival(
            @ForAll("events") List<Event> events, @ForAll long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(balanceAfter(shuffled)).isEqualByComparingTo(expected(events));
    }

    /** The model's own words: the last count, and the movements after it. */
    private static BigDecimal expected(List<Event> events) {
        Map<Integer, Integer> byTime = new TreeMap<>(Collections.reverseOrder());
        events.stream().filter(Event::count).forEach(count -> byTime.put(count.at(), count.quantity()));
        int counted = byTime.isEmpty() ? 0 : byTime.values().iterator().next();
        int since = byTime.isEmpty() ? -1 : byTime.keySet().iterator().next();
        int sold = events.stream()
                .filter(event -> !event.count() && event.at() > since)
                .mapToInt(Event::quantity)
                .sum();
        return BigDecimal.valueOf(counted - sold);
    }

    private static final TestStore STORE = TestStore.h2();
    private static int shops;

    private static BigDecimal balanceAfter(List<Event> events) {
        Warehouse warehouse = new Warehouse(STORE);
        String sku = "SKU-" + ++shops;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.count()) {
                warehouse.count(sku, "" + event.quantity(), NOON.plusSeconds(event.at()));
                continue;
            }
            Order sale = OrderFixture.order(shops * 100 + i)
                    .line("1", sku, "" + event.quantity())
                    .build();
            StockContext till = StockContext.till("main", NOON.plusSeconds(event.at()), null, NOON.plusSeconds(9_999));
            warehouse.apply(sale, till);
            warehouse.apply(sale, till);
        }
        assertThat(warehouse.differences()).isEmpty();
        assertThat(warehouse.ledgerSums().getOrDefault(sku + " main on_hand", BigDecimal.ZERO))
                .isEqualByComparingTo(warehouse.onHand(sku, "main"));
        return warehouse.onHand(sku, "main");
    }

    @Provide
    Arbitrary<List<Version>> versions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Order.Status.CONFIRMED, Order.Status.CANCELLED, Order.Status.EXPIRED))
                .as(Version::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        // Counts stand at moments of their own: which of two at the same instant is right nobody can say.
        Arbitrary<Event> sale = Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(1, 5))
                .as((at, quantity) -> new Event(2 * at, quantity, false));
        Arbitrary<Event> count = Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 40))
                .as((at, quantity) -> new Event(2 * at + 1, quantity, true));
        return Arbitraries.frequencyOf(Tuple.of(3, sale), Tuple.of(1, count))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(StockLaws::oneCountPerMoment);
    }

    private static List<Event> oneCountPerMoment(List<Event> events) {
        Map<Integer, Event> counts = new HashMap<>();
        List<Event> kept = new ArrayList<>();
        for (Event event : events) {
            if (!event.count() || counts.putIfAbsent(event.at(), event) == null) {
                kept.add(event);
            }
        }
        return kept;
    }
}
