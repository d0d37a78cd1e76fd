package hub.stock;

import static hub.stock.OrderFixture.NOON;
import static hub.stock.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import hub.order.Order;
import hub.order.SlotValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovementsTest {

    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final StockContext HOLDS = StockContext.sold(true, null, List.of(), TWO);
    private static final StockContext HOLDS_NOT = StockContext.sold(false, null, List.of(), TWO);

    private final Shelf shelf = new Shelf();

    @Test
    void an_open_order_is_held_since_it_was_placed() {
        List<Movement> written = shelf.apply(order().line("1", "TEE", "2").build(), HOLDS);

        assertThat(written).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Kind.RESERVED);
            assertThat(hold.quantity()).isEqualByComparingTo("2");
            assertThat(hold.location()).isEqualTo("main");
            assertThat(hold.effectiveAt()).isEqualTo(NOON);
        });
    }

    @Test
    void the_same_order_again_moves_nothing() {
        Order order = order().line("1", "TEE", "3")
                .shipped("f1", "outlet", ONE, "1", "1")
                .refunded("r1", null, TWO, "1", "1", "return")
                .build();
        shelf.apply(order, HOLDS);

        assertThat(shelf.apply(order, HOLDS)).isEmpty();
    }

    @Test
    void a_partial_shipment_releases_what_left() {
        shelf.apply(order().line("1", "TEE", "3").build(), HOLDS);
        shelf.apply(
                order().line("1", "TEE", "3")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);

        assertThat(shelf.onHand("TEE", "main")).isEqualByComparingTo("-1");
        assertThat(shelf.reserved("TEE", "main")).isEqualByComparingTo("2");
    }

    @Test
    void partial_shipment_then_edit_then_return_to_another_location() {
        shelf.apply(order().line("1", "TEE", "3").build(), HOLDS);
        shelf.apply(
                order().line("1", "TEE", "3")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "1")
                        .refunded("r1", "655441491", TWO, "1", "1", "return")
                        .build(),
                HOLDS);

        assertThat(shelf.balances())
                .isEqualTo(Map.of(
                        "ON_HAND TEE main", BigDecimal.ONE.negate(),
                        "ON_HAND TEE outlet", BigDecimal.ONE,
                        "RESERVED TEE main", BigDecimal.ONE));
    }

    @Test
    void cancelling_after_shipping_does_not_restock() {
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "2")
                        .build(),
                HOLDS);
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "2")
                        .refunded("r1", null, TWO, "1", "2", "cancel")
                        .status(Order.Status.CANCELLED)
                        .build(),
                HOLDS_NOT);

        assertThat(shelf.balances()).isEqualTo(Map.of("ON_HAND TEE main", new BigDecimal("-2")));
    }

    @Test
    void cancelling_before_shipping_releases_the_hold_and_uncancelling_holds_again() {
        shelf.apply(order().line("1", "TEE", "2").build(), HOLDS);
        shelf.apply(order().line("1", "TEE", "2").status(Order.Status.CANCELLED).build(), HOLDS_NOT);
        assertThat(shelf.balances()).isEmpty();

        shelf.apply(order().line("1", "TEE", "2").build(), HOLDS);
        assertThat(shelf.balances()).isEqualTo(Map.of("RESERVED TEE main", new BigDecimal("2")));
    }

    @Test
    void a_refund_without_restock_leaves_the_goods_gone() {
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "2")
                        .refunded("r1", "main", TWO, "1", "1", "none")
                        .build(),
                HOLDS);

        assertThat(shelf.onHand("TEE", "main")).isEqualByComparingTo("-2");
    }

    @Test
    void an_unknown_restock_word_moves_nothing_and_is_named() {
        shelf.apply(
                order().line("1", "TEE", "1")
                        .shipped("f1", "main", ONE, "1", "1")
                        .refunded("r1", "main", TWO, "1", "1", "legacy")
                        .build(),
                HOLDS);

        assertThat(shelf.onHand("TEE", "main")).isEqualByComparingTo("-1");
        assertThat(shelf.findings).extracting(Order.Finding::code).containsExactly("restock_unknown");
    }

    @Test
    void a_received_return_comes_back_where_it_says() {
        SlotValue.Return received = new SlotValue.Return(
                "rma", "received", "outlet", TWO, true, List.of(new SlotValue.LineQuantity("1", BigDecimal.ONE)));
        StockContext context =
                new StockContext(true, false, null, null, null, null, List.of(received), List.of(), true, TWO);

        shelf.apply(
                order().line("1", "TEE", "1")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                context);

        assertThat(shelf.onHand("TEE", "outlet")).isEqualByComparingTo("1");
        assertThat(shelf.onHand("TEE", "main")).isEqualByComparingTo("-1");
    }

    @Test
    void a_return_to_nowhere_comes_back_where_it_left_from() {
        shelf.apply(
                order().line("1", "TEE", "1")
                        .shipped("f1", "outlet", ONE, "1", "1")
                        .refunded("r1", null, TWO, "1", "1", "return")
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEmpty();
    }

    @Test
    void more_shipped_than_sold_is_issued_holds_nothing_and_is_named() {
        shelf.apply(
                order().line("1", "TEE", "1")
                        .shipped("f1", "main", ONE, "1", "3")
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("ON_HAND TEE main", new BigDecimal("-3")));
        assertThat(shelf.findings).extracting(Order.Finding::code).containsExactly("over_shipped");
    }

    @Test
    void an_implied_shipment_is_void_when_the_real_one_appears() {
        shelf.apply(order().line("1", "TEE", "2").impliedShipment(ONE, "1", "2").build(), HOLDS);
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "outlet", ONE, "1", "2")
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("ON_HAND TEE outlet", new BigDecimal("-2")));
    }

    @Test
    void a_later_note_does_not_redate_an_implied_shipment() {
        shelf.apply(order().line("1", "TEE", "2").impliedShipment(ONE, "1", "2").build(), HOLDS);

        assertThat(shelf.apply(
                        order().line("1", "TEE", "2")
                                .impliedShipment(TWO, "1", "2")
                                .updatedAt(TWO)
                                .build(),
                        HOLDS))
                .isEmpty();
    }

    @Test
    void a_fulfilment_that_was_cancelled_gives_the_hold_back() {
        shelf.apply(
                order().line("1", "TEE", "1")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);
        shelf.apply(
                order().line("1", "TEE", "1")
                        .fulfilment("f1", "cancelled", "main", ONE, false, "1", "1")
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("RESERVED TEE main", BigDecimal.ONE));
    }

    @Test
    void a_till_sale_leaves_at_once_and_its_exchange_line_comes_back() {
        shelf.apply(
                order().line("1", "TEE", "2").line("2", "CAP", "-1").build(),
                StockContext.till("outlet", ONE, null, TWO));

        assertThat(shelf.balances())
                .isEqualTo(Map.of("ON_HAND TEE outlet", new BigDecimal("-2"), "ON_HAND CAP outlet", BigDecimal.ONE));
        assertThat(shelf.rows).allSatisfy(row -> assertThat(row.effectiveAt()).isEqualTo(ONE));
    }

    @Test
    void test_orders_marketplace_fulfilment_and_what_lies_on_no_shelf_move_nothing() {
        shelf.apply(order(1).line("1", "TEE", "1").test().build(), HOLDS);
        shelf.apply(order(2).line("1", "TEE", "1").fulfilledByTheChannel().build(), HOLDS);
        shelf.apply(
                order(3).line("1", "GIFT", "1", "gift_card")
                        .line("2", "WRAP", "1", "service")
                        .line("3", "TIP", "1", "tip")
                        .build(),
                HOLDS);
        shelf.apply(order(4).line("1", null, "1").build(), HOLDS);

        assertThat(shelf.rows).isEmpty();
    }

    @Test
    void an_order_that_turns_out_to_be_a_test_gives_everything_back() {
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);
        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "main", ONE, "1", "1")
                        .test()
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEmpty();
    }

    @Test
    void an_order_older_than_the_cut_over_holds_only_what_is_still_open() {
        StockContext cutOver = StockContext.sold(true, TWO, List.of(), TWO);

        shelf.apply(
                order().line("1", "TEE", "3")
                        .shipped("f1", "main", ONE, "1", "2")
                        .build(),
                cutOver);

        assertThat(shelf.balances()).isEqualTo(Map.of("RESERVED TEE main", BigDecimal.ONE));
    }

    @Test
    void an_order_closed_before_the_cut_over_moves_nothing_ever() {
        StockContext closed = new StockContext(true, false, null, null, TWO, ONE, List.of(), List.of(), true, TWO);

        shelf.apply(
                order().line("1", "TEE", "3")
                        .refunded("r1", null, TWO.plusSeconds(9), "1", "1", "return")
                        .build(),
                closed);

        assertThat(shelf.rows).isEmpty();
    }

    @Test
    void a_deleted_order_holds_nothing_but_what_left_stays_gone() {
        shelf.apply(
                order().line("1", "TEE", "3")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);
        shelf.apply(
                order().line("1", "TEE", "3")
                        .shipped("f1", "main", ONE, "1", "1")
                        .deleted()
                        .build(),
                HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("ON_HAND TEE main", BigDecimal.ONE.negate()));
    }

    @Test
    void a_line_taken_off_the_order_and_a_changed_sku_link_move_the_hold() {
        shelf.apply(order().line("1", "TEE", "1").line("2", "CAP", "1").build(), HOLDS);
        shelf.apply(order().line("1", "TEE-NEW", "1").build(), HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("RESERVED TEE-NEW main", BigDecimal.ONE));
    }

    @Test
    void a_kit_takes_its_components_as_they_were_when_the_order_was_placed() {
        Shelf withKit = new Shelf(new Kits(Map.of(
                "BOX",
                List.of(
                        new Kits.Composition(
                                Instant.EPOCH,
                                List.of(
                                        new Kits.Component("MUG", new BigDecimal("2")),
                                        new Kits.Component("TEA", new BigDecimal("0.25")))),
                        new Kits.Composition(ONE, List.of(new Kits.Component("JAR", BigDecimal.ONE)))))));

        withKit.apply(
                order().line("1", "BOX", "3")
                        .shipped("f1", "main", ONE, "1", "1")
                        .build(),
                HOLDS);

        assertThat(withKit.balances())
                .isEqualTo(Map.of(
                        "ON_HAND MUG main", new BigDecimal("-2"),
                        "ON_HAND TEA main", new BigDecimal("-0.25"),
                        "RESERVED MUG main", new BigDecimal("4"),
                        "RESERVED TEA main", new BigDecimal("0.5")));
    }

    @Test
    void an_unknown_location_is_named_and_the_goods_leave_from_where_they_were_held() {
        shelf.allocation = new ArrayList<>(List.of(new Share("1", "TEE", "outlet", new BigDecimal("2"))));

        shelf.apply(
                order().line("1", "TEE", "2")
                        .shipped("f1", "nowhere", ONE, "1", "1")
                        .build(),
                HOLDS);

        assertThat(shelf.balances())
                .isEqualTo(
                        Map.of("ON_HAND TEE outlet", BigDecimal.ONE.negate(), "RESERVED TEE outlet", BigDecimal.ONE));
        assertThat(shelf.findings).extracting(Order.Finding::code).containsExactly("location_unknown");
    }

    @Test
    void what_no_ledger_can_carry_moves_nothing_and_is_named() {
        shelf.apply(
                order().line("1", "A\u0000B", "1")
                        .line("2", "X".repeat(301), "1")
                        .line("3", "TEE", "1e99")
                        .build(),
                HOLDS);

        assertThat(shelf.rows).isEmpty();
        assertThat(shelf.findings)
                .extracting(Order.Finding::code)
                .containsExactly("sku_unusable", "sku_unusable", "quantity_unusable");
    }

    @Test
    void more_than_allocated_is_allocated_in_addition() {
        shelf.apply(order().line("1", "TEE", "1").build(), HOLDS);
        shelf.apply(order().line("1", "TEE", "3").build(), HOLDS);
        shelf.apply(order().line("1", "TEE", "2").build(), HOLDS);

        assertThat(shelf.balances()).isEqualTo(Map.of("RESERVED TEE main", new BigDecimal("2")));
        assertThat(shelf.allocation).extracting(Share::quantity).containsExactly(BigDecimal.ONE, new BigDecimal("2"));
    }
}
