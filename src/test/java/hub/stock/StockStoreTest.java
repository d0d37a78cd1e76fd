package hub.stock;

import static hub.stock.OrderFixture.NOON;
import static hub.stock.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockStoreTest {

    private static final Instant FIVE = Instant.parse("2026-03-01T17:00:00Z");
    private static final Instant SIX = Instant.parse("2026-03-01T18:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-03-01T19:00:00Z");
    private static final StockContext HOLDS = StockContext.sold(true, null, List.of(), SEVEN);

    private TestStore store;

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void an_order_is_held_and_its_rows_are_named_for_the_feed(TestStore store) {
        Warehouse warehouse = open(store);

        StockPlan result = warehouse.apply(
                order().line("1", "TEE", "2").line("2", "CAP", "1.5").build(), HOLDS);

        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("2");
        assertThat(warehouse.reserved("CAP", "main")).isEqualByComparingTo("1.5");
        assertThat(result.rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(store.jdbc.queryForObject(
                                "select sku from stock_ledger where id = ?", String.class, row.id()))
                        .isEqualTo(row.movement().sku()));
        assertThat(result.rows().get(0).eventId())
                .isEqualTo("TEE:main:" + result.rows().get(0).id());
        assertThat(AllocationFact.shares(result.allocation().orElseThrow()))
                .containsExactly(
                        new Share("1", "TEE", "main", new BigDecimal("2")),
                        new Share("2", "CAP", "main", new BigDecimal("1.5")));
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void the_same_order_again_writes_nothing_and_keeps_its_allocation(TestStore store) {
        Warehouse warehouse = open(store);
        var order = order().line("1", "TEE", "2")
                .shipped("f1", null, FIVE, "1", "1")
                .build();
        StockPlan first = warehouse.apply(order, HOLDS);
        List<Share> kept = AllocationFact.shares(first.allocation().orElseThrow());

        StockPlan again = warehouse.apply(order, StockContext.sold(true, null, kept, SEVEN.plusSeconds(60)));

        assertThat(again.rows()).isEmpty();
        assertThat(again.allocation()).isEmpty();
        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("-1");
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void an_offline_sale_at_five_that_arrives_after_the_count_at_six_is_covered_by_it(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", SIX);

        warehouse.apply(order().line("1", "TEE", "3").build(), StockContext.till("main", FIVE, null, SEVEN));

        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("10");
        assertThat(warehouse.onHandAsOf("TEE", FIVE)).isEqualByComparingTo("-3");
        assertThat(warehouse.onHandAsOf("TEE", SIX)).isEqualByComparingTo("10");
        assertThat(warehouse.differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void it_makes_no_difference_whether_the_sale_or_the_count_arrives_first(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.apply(order().line("1", "TEE", "3").build(), StockContext.till("main", FIVE, null, SEVEN));

        warehouse.count("TEE", "10", SIX);

        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("10");
        assertThat(warehouse.differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_sale_after_the_count_is_taken_from_it(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", FIVE);

        warehouse.apply(order().line("1", "TEE", "3").build(), StockContext.till("main", SIX, null, SEVEN));

        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("7");
        assertThat(warehouse.differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_count_that_arrives_after_a_newer_one_changes_only_the_past(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", SIX);

        warehouse.count("TEE", "25", FIVE);

        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("10");
        assertThat(warehouse.onHandAsOf("TEE", FIVE)).isEqualByComparingTo("25");
        assertThat(warehouse.onHandAsOf("TEE", SIX)).isEqualByComparingTo("10");
        assertThat(warehouse.differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_count_keeps_open_holds(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.apply(order().line("1", "TEE", "4").build(), HOLDS);

        warehouse.count("TEE", "10", SIX);

        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("4");
        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_covered_sale_that_is_voided_later_changes_nothing_either(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", SIX);
        StockContext till = StockContext.till("main", FIVE, null, SEVEN);
        warehouse.apply(order().line("1", "TEE", "3").build(), till);

        warehouse.apply(order().line("1", "TEE", "3").test().build(), till);
        warehouse.apply(order().line("1", "TEE", "3").test().build(), till);

        assertThat(warehouse.onHand("TEE", "main")).isEqualByComparingTo("10");
        assertThat(warehouse.differences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void an_order_of_the_hub_itself_is_refused_when_one_of_its_skus_is_short(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", FIVE);
        warehouse.count("CAP", "1", FIVE);

        assertThatThrownBy(() -> warehouse.take(
                        order().line("1", "TEE", "2").line("2", "CAP", "2").build()))
                .isInstanceOfSatisfying(
                        StockShort.class, refused -> assertThat(refused.skus()).containsExactly("CAP"));
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_wrong_balance_is_found_with_what_the_ledger_says(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", FIVE);
        warehouse.apply(order().line("1", "TEE", "4").build(), HOLDS);
        assertThat(warehouse.differences()).isEmpty();

        store.jdbc.update("update stock_balance set on_hand = 11, reserved = 0 where sku = 'TEE'");

        assertThat(warehouse.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.sku()).isEqualTo("TEE");
            assertThat(difference.ledger().onHand()).isEqualByComparingTo("10");
            assertThat(difference.balance().onHand()).isEqualByComparingTo("11");
            assertThat(difference.ledger().reserved()).isEqualByComparingTo("4");
            assertThat(difference.balance().reserved()).isEqualByComparingTo("0");
        });
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_balance_without_any_ledger_row_and_a_ledger_row_without_balance_are_found(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.count("TEE", "10", FIVE);
        warehouse.count("CAP", "5", FIVE);

        store.jdbc.update("delete from stock_ledger where sku = 'TEE'");
        store.jdbc.update("delete from stock_balance where sku = 'CAP'");

        assertThat(warehouse.differences())
                .extracting(StockCheck.Difference::sku)
                .containsExactly("CAP", "TEE");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void kits_and_channel_names_of_locations_come_from_the_store(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.kits.write(
                new Kit("BOX", "Tea box", Instant.EPOCH, List.of(new Kit.Component("MUG", new BigDecimal("2")))),
                OrderFixture.NOON);
        warehouse.locations.create(new Location(
                "outlet",
                "Outlet",
                200,
                "DE",
                null,
                null,
                null,
                null,
                true,
                List.of(new Location.ChannelName("acme", "655441491"))));

        warehouse.apply(
                order().line("1", "BOX", "2")
                        .shipped("f1", "655441491", FIVE, "1", "1")
                        .build(),
                HOLDS);

        assertThat(warehouse.onHand("MUG", "outlet")).isEqualByComparingTo("-2");
        assertThat(warehouse.reserved("MUG", "main")).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void the_location_that_has_the_goods_is_chosen_and_the_choice_stays(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.locations.create(
                new Location("outlet", "Outlet", 200, null, null, null, null, null, true, List.of()));
        warehouse.count("TEE", "outlet", "5", NOON);
        StockPlan first = warehouse.apply(order().line("1", "TEE", "3").build(), HOLDS);
        List<Share> kept = AllocationFact.shares(first.allocation().orElseThrow());
        warehouse.count("TEE", "main", "50", NOON);

        warehouse.apply(order().line("1", "TEE", "3").build(), StockContext.sold(true, null, kept, SEVEN));

        assertThat(warehouse.reserved("TEE", "outlet")).isEqualByComparingTo("3");
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_row_of_the_rules_decides_where_an_order_is_held(TestStore store) {
        Warehouse warehouse = open(store);
        warehouse.locations.create(
                new Location("paris", "Paris", 200, "FR", null, "75001", null, null, true, List.of()));
        for (String place : List.of("main", "paris")) {
            warehouse.count("TEE", place, "5", NOON);
        }
        warehouse.count("CAP", "paris", "5", NOON);

        rules(warehouse, AllocationRule.Kind.PRIORITY);
        warehouse.apply(toParis(1).build(), HOLDS);
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("1");

        rules(warehouse, AllocationRule.Kind.NEAREST);
        warehouse.apply(toParis(2).build(), HOLDS);
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("1");
        assertThat(warehouse.reserved("TEE", "paris")).isEqualByComparingTo("1");

        rules(warehouse, AllocationRule.Kind.PRIORITY);
        warehouse.apply(toParis(3).line("2", "CAP", "1").build(), HOLDS);
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("2");
        assertThat(warehouse.reserved("CAP", "paris")).isEqualByComparingTo("1");

        rules(warehouse, AllocationRule.Kind.SHIP_COMPLETE, AllocationRule.Kind.PRIORITY);
        warehouse.apply(toParis(4).line("2", "CAP", "1").build(), HOLDS);
        assertThat(warehouse.reserved("TEE", "main")).isEqualByComparingTo("2");
        assertThat(warehouse.reserved("TEE", "paris")).isEqualByComparingTo("2");
        assertThat(warehouse.reserved("CAP", "paris")).isEqualByComparingTo("2");
    }

    private static OrderFixture toParis(int number) {
        return order(number).shipTo("FR", null, "75011").line("1", "TEE", "1");
    }

    private void rules(Warehouse warehouse, AllocationRule.Kind... kinds) {
        List<AllocationRule> rows = new ArrayList<>();
        for (AllocationRule.Kind kind : kinds) {
            rows.add(new AllocationRule(rows.size() + 1, kind, null));
        }
        store.transaction.inTransaction(() -> {
            warehouse.rules.replace(rows);
            return rows;
        });
    }

    private Warehouse open(TestStore store) {
        this.store = store;
        return new Warehouse(store);
    }
}
