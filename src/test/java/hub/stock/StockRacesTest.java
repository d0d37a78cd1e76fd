package hub.stock;

import static hub.stock.OrderFixture.NOON;
import static hub.stock.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import hub.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(240)
class StockRacesTest {

    private static final List<String> SKUS = List.of("A", "B", "C", "D", "E", "F");

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void three_hundred_takers_of_fifty_pieces_get_exactly_fifty(TestStore store) throws Exception {
        Warehouse warehouse = new Warehouse(store);
        warehouse.count("TEE", "50", NOON);

        List<Object> results =
                atOnce(300, n -> warehouse.take(order(n).line("1", "TEE", "1").build()));

        assertThat(results).filteredOn(StockPlan.class::isInstance).hasSize(50);
        assertThat(results)
                .filteredOn(StockShort.class::isInstance)
                .hasSize(250)
                .allMatch(refused -> ((StockShort) refused).skus().equals(List.of("TEE")));
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("50");
        assertThat(warehouse.differences()).isEmpty();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void takers_of_two_skus_at_three_locations_never_oversell_one(TestStore store) throws Exception {
        Warehouse warehouse = new Warehouse(store);
        for (String location : List.of("east", "west")) {
            warehouse.locations.create(
                    new Location(location, location, 200, null, null, null, null, null, true, List.of()));
        }
        for (String location : List.of("main", "east", "west")) {
            warehouse.count("TEE", location, "10", NOON);
            warehouse.count("CAP", location, "8", NOON);
        }

        List<Object> results = atOnce(
                120,
                n -> warehouse.take(
                        n % 2 == 0
                                ? order(n).line("1", "TEE", "1")
                                        .line("2", "CAP", "1")
                                        .build()
                                : order(n).line("1", "CAP", "1")
                                        .line("2", "TEE", "1")
                                        .build()));

        assertThat(results).filteredOn(StockPlan.class::isInstance).hasSize(24);
        for (String location : List.of("main", "east", "west")) {
            assertThat(warehouse.reserved("CAP", location)).isEqualByComparingTo("8");
        }
        assertThat(warehouse.differences()).isEmpty();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void unsorted_baskets_never_deadlock_for_good_and_end_with_the_right_sums(TestStore store) throws Exception {
        Warehouse warehouse = new Warehouse(store);

        List<Object> results =
                atOnce(200, n -> warehouse.apply(basket(n), StockContext.sold(true, null, List.of(), NOON)));

        assertThat(results).hasSize(200).allMatch(StockPlan.class::isInstance);
        for (String sku : SKUS) {
            assertThat(warehouse.reserved(sku, "main")).isEqualByComparingTo("200");
        }
        assertThat(warehouse.differences()).isEmpty();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void the_loser_of_a_deadlock_is_repeated_until_it_is_in(TestStore store) throws Exception {
        Warehouse warehouse = new Warehouse(store);
        warehouse.count("A", "10", NOON);
        warehouse.count("B", "10", NOON);
        CountDownLatch bothHoldOne = new CountDownLatch(2);

        atOnce(
                2,
                n -> store.transaction.inTransaction(() -> {
                    StockContext sold = StockContext.sold(true, null, List.of(), NOON);
                    warehouse.apply(
                            order(2 * n).line("1", n == 0 ? "A" : "B", "1").build(), sold);
                    bothHoldOne.countDown();
                    waitFor(bothHoldOne);
                    return warehouse.apply(
                            order(2 * n + 1).line("1", n == 0 ? "B" : "A", "1").build(), sold);
                }));

        assertThat(warehouse.reserved("A", "main")).isEqualByComparingTo("2");
        assertThat(warehouse.reserved("B", "main")).isEqualByComparingTo("2");
        assertThat(warehouse.differences()).isEmpty();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void counts_among_sales_leave_balances_that_agree_with_the_ledger(TestStore store) throws Exception {
        Warehouse warehouse = new Warehouse(store);
        warehouse.count("TEE", "1000", NOON);

        atOnce(120, n -> {
            if (n % 10 == 0) {
                warehouse.count("TEE", String.valueOf(1000 - n), NOON.plusSeconds(n));
                return null;
            }
            return warehouse.apply(
                    order(n).line("1", "TEE", "1").build(),
                    StockContext.till("main", NOON.plusSeconds(n), null, NOON.plusSeconds(500)));
        });

        assertThat(warehouse.differences()).isEmpty();
        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo(BigDecimal.valueOf(1000 - 110 - 9));
        store.close();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Order basket(int n) {
        List<String> shuffled = new ArrayList<>(SKUS);
        Collections.shuffle(shuffled, new Random(n));
        OrderFixture basket = order(n);
        shuffled.forEach(sku -> basket.line(sku, sku, "1"));
        return basket.build();
    }

    private static Object outcome(IntFunction<Object> work, int n) {
        try {
            return work.apply(n);
        } catch (StockShort refused) {
            return refused;
        }
    }

    private static List<Object> atOnce(int times, IntFunction<Object> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int n = i;
                Callable<Object> one = () -> {
                    start.await();
                    return outcome(work, n);
                };
                running.add(threads.submit(one));
            }
            start.countDown();
            List<Object> results = new ArrayList<>();
            for (Future<Object> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
