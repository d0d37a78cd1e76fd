package hub.order;

import static hub.order.Says.DAY;
import static hub.order.Says.SHOPIFY;
import static hub.order.Says.WOO;
import static hub.order.Says.at;
import static hub.order.Says.back;
import static hub.order.Says.eur;
import static hub.order.Says.line;
import static hub.order.Says.money;
import static hub.order.Says.order;
import static hub.order.Says.refund;
import static hub.order.Says.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The cases the model was tried against, as observations: each must end the same in every order of arrival. */
class OrderCasesTest {

    private static final Slot HEADER = new Slot.PartSlot(Part.HEADER);

    @Test
    void a_woo_order_that_was_cancelled_and_taken_back_is_processing() {
        inEveryOrder(
                WOO,
                order -> assertThat(order.status()).isEqualTo(Order.Status.PROCESSING),
                order(1, "processing"),
                order(2, "cancelled"),
                order(3, "processing"));
    }

    @Test
    void woo_writes_created_and_updated_in_one_second_and_the_settled_read_wins() {
        Says created = order(1, "pending");
        Says updated = order(1, "processing");

        assertThat(Says.state(created).join(updated.heard()).tied()).containsExactly(HEADER);
        inEveryOrder(
                WOO,
                order -> assertThat(order.status()).isEqualTo(Order.Status.PROCESSING),
                created,
                updated,
                order(1, "processing").readAs(1));
        assertThat(Says.state(created, order(1, "processing").readAs(1))
                        .join(updated.heard())
                        .tied())
                .isEmpty();
    }

    @Test
    void a_pending_refund_succeeds_under_its_id_and_counts_once() {
        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.refunds()).hasSize(1);
                    assertThat(order.totals().refunded()).isEqualTo(eur("5.00"));
                },
                order(1, null).refunds(refund("r", "pending", "5.00")),
                order(2, null).refunds(refund("r", "success", "5.00")));
        assertThat(Says.order(SHOPIFY, Says.state(order(1, null).refunds(refund("r", "pending", "5.00"))))
                        .totals()
                        .refunded())
                .isEqualTo(eur("0.00"));
    }

    @Test
    void a_deleted_refund_is_gone() {
        inEveryOrder(
                WOO,
                order ->
                        assertThat(order.refunds()).extracting(Order.Refund::id).containsExactly("b"),
                order(1, "processing").refunds(refund("a", null, "5.00"), refund("b", null, "1.00")),
                order(2, "processing").refunds(refund("b", null, "1.00")));
    }

    @Test
    void a_refund_heard_before_its_order_renders_nothing_and_is_kept() {
        Says early = at(5).show(Part.EXISTENCE, new SlotValue.Existence("unknown"))
                .element(ElementSet.REFUNDS, refund("r", "success", "5.00"));

        assertThat(Render.render(Says.IDENTITY, Says.state(early), SHOPIFY).shown())
                .isEmpty();
        inEveryOrder(
                SHOPIFY,
                order -> assertThat(order.totals().refunded()).isEqualTo(eur("5.00")),
                early,
                order(1, null).refunds());
    }

    @Test
    void a_refund_of_the_orders_own_second_stays_until_a_read_decides() {
        Says refund = at(5).element(ElementSet.REFUNDS, refund("r", "success", "5.00"));
        Says order = order(5, null).refunds();
        Slot element = new Slot.ElementSlot(ElementSet.REFUNDS, "r");

        inEveryOrder(SHOPIFY, shown -> assertThat(shown.refunds()).hasSize(1), refund, order);
        assertThat(Says.state(order).join(refund.heard()).tied()).containsExactly(element);
        assertThat(Says.state(refund).join(order.heard()).tied()).containsExactly(element);
        inEveryOrder(
                SHOPIFY,
                shown -> assertThat(shown.refunds()).hasSize(1),
                refund,
                order,
                order(5, null).refunds(refund("r", "success", "5.00")).readAs(1));
        inEveryOrder(
                SHOPIFY,
                shown -> assertThat(shown.refunds()).isEmpty(),
                refund,
                order,
                order(5, null).refunds().readAs(1));
    }

    @Test
    void a_refund_heard_after_its_order_adds_to_it() {
        inEveryOrder(
                SHOPIFY,
                order -> assertThat(order.refunds()).hasSize(1),
                order(1, null).refunds(),
                at(2).element(ElementSet.REFUNDS, refund("r", "success", "5.00")));
    }

    @Test
    void a_newer_payload_without_lines_keeps_the_lines() {
        inEveryOrder(
                WOO,
                order -> {
                    assertThat(order.lines()).hasSize(1);
                    assertThat(order.status()).isEqualTo(Order.Status.SHIPPED);
                },
                order(1, "processing"),
                at(2).header("completed"));
    }

    @Test
    void a_shop_whose_clock_was_set_back_is_believed_after_two_reads_that_agree() {
        OrderState held = Says.state(order(1000, "processing"));
        VersionKey newest = held.heldVersion();
        BigDecimal lower = new BigDecimal("400000000");
        var first = new ClockSetBack.Read(DAY.plusSeconds(10), lower);
        var second = new ClockSetBack.Read(DAY.plus(Duration.ofMinutes(6)), lower);

        assertThat(Says.order(WOO, held.with(order(400, "cancelled").readAs(1).heard()))
                        .status())
                .isEqualTo(Order.Status.PROCESSING);
        OptionalInt epoch = ClockSetBack.newEpoch(newest, DAY, first, second);
        assertThat(epoch).hasValue(1);
        inEveryOrder(
                WOO,
                order -> assertThat(order.status()).isEqualTo(Order.Status.CANCELLED),
                order(1000, "processing"),
                order(400, "cancelled").readAs(1),
                order(400, "cancelled").readAs(2).inEpoch(epoch.getAsInt()));
    }

    @Test
    void the_same_message_under_a_new_mapping_replaces_what_the_old_one_said() {
        Says before = order(1, "pending").bytes("same").mappedBy(1);
        Says after = order(1, "processing").bytes("same").mappedBy(2);

        inEveryOrder(WOO, order -> assertThat(order.status()).isEqualTo(Order.Status.PROCESSING), before, after);
        assertThat(Says.state(before).join(after.heard()).tied()).isEmpty();
    }

    @Test
    void a_message_mended_in_the_hospital_replaces_the_original() {
        inEveryOrder(
                WOO,
                order -> assertThat(order.status()).isEqualTo(Order.Status.PROCESSING),
                order(1, "pending").bytes("same").edited(0),
                order(1, "processing").bytes("same").edited(1));
    }

    @Test
    void a_cancellation_heard_before_the_order_was_created_holds() {
        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.status()).isEqualTo(Order.Status.CANCELLED);
                    assertThat(order.cancelReason()).isEqualTo("customer");
                },
                order(2, null).show(Part.CANCEL, new SlotValue.Cancel(DAY, "customer")),
                order(1, null).show(Part.CANCEL, new SlotValue.Cancel(null, null)));
    }

    @Test
    void an_ebay_order_cancelled_and_fulfilled_is_cancelled_and_its_goods_have_left() {
        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.status()).isEqualTo(Order.Status.CANCELLED);
                    assertThat(order.fulfilmentStatus()).isEqualTo(Order.FulfilmentStatus.FULFILLED);
                    assertThat(order.lines().get(0).shipped()).isEqualTo("2");
                },
                order(1, null),
                order(2, null)
                        .show(Part.CANCEL, new SlotValue.Cancel(DAY, "BUYER_CANCEL"))
                        .lists(ElementSet.FULFILMENTS, "f")
                        .element(ElementSet.FULFILMENTS, shipment("f", "success", "1", "2")));
    }

    @Test
    void an_amazon_order_is_pending_without_prices_and_then_has_them() {
        Says pending = at(1).header("pending").lines(line("1", "2", null));

        Order before = Says.order(WOO, Says.state(pending));
        assertThat(before.totals().total()).isNull();
        assertThat(before.findings()).extracting(Order.Finding::code).contains("money_unknown");
        inEveryOrder(
                WOO,
                order -> {
                    assertThat(order.totals().total()).isEqualTo(eur("20.00"));
                    assertThat(order.lines().get(0).unitPrice()).isEqualTo(eur("10.00"));
                    assertThat(order.totals().imbalance()).isEqualTo(eur("0.00"));
                },
                pending,
                order(2, "processing"));
    }

    @Test
    void daraz_and_tiktok_have_one_line_per_unit() {
        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.lines()).hasSize(3);
                    assertThat(order.fulfilmentStatus()).isEqualTo(Order.FulfilmentStatus.PARTIAL);
                    assertThat(order.totals().lines()).isEqualTo(eur("30.00"));
                },
                units(1),
                units(2).lists(ElementSet.FULFILMENTS, "p1")
                        .element(ElementSet.FULFILMENTS, shipment("p1", "success", "u1", "1", "u2", "1")));
    }

    private static Says units(long second) {
        return at(second)
                .header((String) null)
                .lines(line("u1", "1", "10.00"), line("u2", "1", "10.00"), line("u3", "1", "10.00"))
                .show(Part.MONEY, money("paid", null));
    }

    @Test
    void a_square_return_order_becomes_a_return_of_its_source_order() {
        SlotValue.Return returned = new SlotValue.Return(
                "return-order", null, "shop", DAY, true, List.of(new SlotValue.LineQuantity("1", BigDecimal.ONE)));
        Says square =
                at(9).show(Part.EXISTENCE, new SlotValue.Existence("unknown")).element(ElementSet.RETURNS, returned);

        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.lines().get(0).returned()).isEqualTo("1");
                    assertThat(order.returns()).hasSize(1);
                },
                square,
                order(1, null)
                        .lists(ElementSet.FULFILMENTS, "f")
                        .element(ElementSet.FULFILMENTS, shipment("f", null, "1", "2")));
        OrderState both = Says.state(square, order(1, null));
        assertThat(Render.render(Says.IDENTITY, both, SHOPIFY).returns()).containsExactly(returned);
    }

    @Test
    void a_till_terminal_set_up_anew_makes_other_orders() {
        OrderKey before = new OrderKey("pos:main", "till-1:registration-1:42");
        OrderKey after = new OrderKey("pos:main", "till-1:registration-2:42");

        assertThat(before.orderId()).isNotEqualTo(after.orderId());
        assertThat(new OrderKey("a", "bc").orderId()).isNotEqualTo(new OrderKey("ab", "c").orderId());
    }

    @Test
    void a_person_the_platform_redacted_does_not_come_back_with_a_stale_retry() {
        SlotValue.Person ada = new SlotValue.Person("77", "Ada", "ada@example.org", null, null, null);

        inEveryOrder(
                SHOPIFY,
                order -> assertThat(order.customer()).isNull(),
                order(1, null).show(Part.PERSON, ada),
                order(2, null).show(Part.PERSON, new SlotValue.Person(null, null, null, null, null, true)));
    }

    @Test
    void a_person_the_hub_erased_does_not_come_back_with_anything() {
        SlotValue.Person ada = new SlotValue.Person("77", "Ada", "ada@example.org", null, null, null);
        OrderState erased = Says.state(order(1, null).show(Part.PERSON, ada)).with(HubFacts.erased(Says.ORDER, DAY));

        OrderState later = erased.with(
                order(99, null).show(Part.PERSON, ada).readAs(9).inEpoch(5).heard());

        assertThat(Says.order(SHOPIFY, later).customer()).isNull();
        assertThat(later.value(new Slot.PartSlot(Part.PERSON)).toString()).doesNotContain("Ada");
    }

    @Test
    void an_order_a_read_found_gone_is_deleted_and_a_later_read_brings_it_back() {
        Says gone = at(3).show(Part.EXISTENCE, new SlotValue.Existence("gone")).readAs(4);
        Says live = order(3, "processing")
                .show(Part.EXISTENCE, new SlotValue.Existence("live"))
                .readAs(5);
        Says refundLater = at(8).show(Part.EXISTENCE, new SlotValue.Existence("unknown"))
                .element(ElementSet.REFUNDS, refund("r", null, "1.00"));

        inEveryOrder(WOO, order -> assertThat(order.deleted()).isTrue(), order(1, "processing"), gone, refundLater);
        inEveryOrder(WOO, order -> assertThat(order.deleted()).isFalse(), order(1, "processing"), gone, live);
    }

    @Test
    void an_import_into_a_live_account_never_beats_what_the_platform_says() {
        inEveryOrder(
                WOO,
                order -> assertThat(order.status()).isEqualTo(Order.Status.PROCESSING),
                order(1, "processing"),
                order(50, "cancelled").imported().inEpoch(-1));
    }

    @Test
    void a_woo_order_cancelled_after_shipping_keeps_its_shipment() {
        SlotValue.Header completed = shippedHeader("completed");
        SlotValue.Header cancelled = shippedHeader("cancelled");

        inEveryOrder(
                WOO,
                order -> {
                    assertThat(order.status()).isEqualTo(Order.Status.CANCELLED);
                    assertThat(order.fulfilments())
                            .extracting(Order.Fulfilment::implied)
                            .containsExactly(true);
                    assertThat(order.lines().get(0).shipped()).isEqualTo("2");
                },
                order(1, "processing"),
                order(2, null).show(Part.HEADER, completed),
                order(3, null).show(Part.HEADER, cancelled));
    }

    private static SlotValue.Header shippedHeader(String word) {
        return new SlotValue.Header(
                "#1001", DAY, null, null, DAY, word, null, "EUR", true, false, null, null, null, null, null);
    }

    @Test
    void an_implied_shipment_is_void_once_a_real_one_appears() {
        inEveryOrder(
                WOO,
                order -> assertThat(order.fulfilments())
                        .extracting(Order.Fulfilment::id)
                        .containsExactly("f"),
                order(1, "completed"),
                at(2).element(ElementSet.FULFILMENTS, shipment("f", null, "1", "2")));
        assertThat(Says.order(WOO, Says.state(order(1, "completed"))).fulfilments())
                .extracting(Order.Fulfilment::id)
                .containsExactly("implied");
    }

    @Test
    void a_refund_with_goods_that_came_back_is_returned() {
        inEveryOrder(
                SHOPIFY,
                order -> {
                    assertThat(order.status()).isEqualTo(Order.Status.RETURNED);
                    assertThat(order.lines().get(0).returned()).isEqualTo("2");
                    assertThat(order.paymentStatus()).isEqualTo(Order.PaymentStatus.REFUNDED);
                },
                order(1, null)
                        .lists(ElementSet.FULFILMENTS, "f")
                        .element(ElementSet.FULFILMENTS, shipment("f", "success", "1", "2")),
                order(2, null)
                        .show(Part.MONEY, money("refunded", "20.00"))
                        .lists(ElementSet.FULFILMENTS, "f")
                        .element(ElementSet.FULFILMENTS, shipment("f", "success", "1", "2"))
                        .refunds(refund("r", "success", "20.00", back("1", "2"))));
    }

    private static void inEveryOrder(StatusWords words, Consumer<Order> expected, Says... said) {
        for (List<Says> arrival : permutations(List.of(said))) {
            List<Says> twice = new ArrayList<>(arrival);
            twice.addAll(arrival.subList(0, arrival.size() - 1));
            for (List<Says> heard : List.of(arrival, twice)) {
                expected.accept(Says.order(words, Says.state(heard.toArray(Says[]::new))));
            }
        }
    }

    private static List<List<Says>> permutations(List<Says> all) {
        if (all.isEmpty()) {
            return List.of(Collections.emptyList());
        }
        List<List<Says>> permutations = new ArrayList<>();
        for (Says first : all) {
            List<Says> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<Says> tail : permutations(rest)) {
                List<Says> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(tail);
                permutations.add(permutation);
            }
        }
        return permutations;
    }
}
