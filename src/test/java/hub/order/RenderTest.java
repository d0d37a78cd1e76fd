package hub.order;

import static hub.order.Says.DAY;
import static hub.order.Says.SHOPIFY;
import static hub.order.Says.WOO;
import static hub.order.Says.eur;
import static hub.order.Says.line;
import static hub.order.Says.money;
import static hub.order.Says.refund;
import static hub.order.Says.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderTest {

    @Test
    void a_full_order_with_all_facts_but_erasure_keeps_to_the_schema_and_shows_them() throws IOException {
        Map<Slot, SlotValue> facts = new HashMap<>(OrderStates.facts());
        facts.remove(new Slot.FactSlot(Fact.ERASED));
        Order order = order(SHOPIFY, withFacts(full(), facts));

        assertThat(RenderLaws.schema().validate(RenderLaws.asTheApiShowsIt(order)))
                .isEmpty();
        assertThat(order.holds()).extracting(Order.Hold::code).containsExactly("fraud");
        assertThat(order.lines()).extracting(Order.Line::sku).containsExactly("A", "B");
        assertThat(order.customer().id()).isEqualTo("c1");
        assertThat(order.rate().source()).isEqualTo("hand");
        assertThat(order.notes()).extracting(Order.Note::text).containsExactly("call first");
        assertThat(order.totals().total()).isEqualTo(eur("29.92"));
        assertThat(order.totals().imbalance()).isEqualTo(eur("0.00"));
        assertThat(order.shop().total()).isEqualTo(Money.of("44.88", "CAD"));
        assertThat(order.id()).isEqualTo(Says.ORDER.orderId());
    }

    @Test
    void json_writes_statuses_in_lower_case_and_money_as_text() throws IOException {
        Order order = order(
                SHOPIFY,
                Says.state(Says.order(1, null)
                        .show(Part.MONEY, money("paid", "20.00"))
                        .element(ElementSet.FULFILMENTS, shipment("f", null, "1", "1"))));

        var json = RenderLaws.asTheApiShowsIt(order);

        assertThat(json.at("/fulfilmentStatus").asText()).isEqualTo("partial");
        assertThat(json.at("/totals/total").toString()).isEqualTo("{\"amount\":\"20.00\",\"currency\":\"EUR\"}");
        assertThat(json.at("/lines/0/quantity").isNumber()).isTrue();
        assertThat(json.at("/cancelledAt").isMissingNode()).isTrue();
        assertThat(Order.PaymentStatus.PARTIALLY_REFUNDED.word()).isEqualTo("partially_refunded");
    }

    @Test
    void nothing_personal_is_left_after_erasure() throws IOException {
        Order order = order(SHOPIFY, withFacts(full(), OrderStates.facts()));

        assertThat(RenderLaws.asTheApiShowsIt(order).toString())
                .doesNotContain("Ada", "Bob", "Berlin", "ring twice", "call first", "campaign");
        assertThat(order.totals().total()).isEqualTo(eur("29.92"));
    }

    @Test
    void parts_that_do_not_sum_up_are_accepted_and_named() {
        SlotValue.MoneyPart money = new SlotValue.MoneyPart(
                null,
                eur("20.00"),
                eur("1.00"),
                eur("4.90"),
                eur("3.80"),
                eur("0.50"),
                eur("2.00"),
                eur("0.03"),
                eur("26.44"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        Order included = order(SHOPIFY, Says.state(Says.order(1, null).show(Part.MONEY, money)));

        assertThat(included.totals().imbalance()).isEqualTo(eur("0.01"));
        assertThat(codes(included)).contains("imbalance");
        SlotValue.Header outside = new SlotValue.Header(
                null, DAY, null, null, null, null, null, "EUR", false, null, null, null, null, null, null);
        Order added = order(
                SHOPIFY,
                Says.state(Says.order(1, null).show(Part.HEADER, outside).show(Part.MONEY, money)));
        assertThat(added.totals().imbalance()).isEqualTo(eur("-3.79"));
    }

    @Test
    void what_the_platform_does_not_state_is_added_up() {
        SlotValue.MoneyPart money = new SlotValue.MoneyPart(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new SlotValue.Shipping("s", null, null, eur("4.90"), null, null)),
                List.of(new SlotValue.Discount("X", null, null, eur("1.00"))),
                null,
                List.of(new SlotValue.Fee("f", null, eur("0.50"), null)));

        Order.Totals totals = order(SHOPIFY, Says.state(Says.order(1, null).show(Part.MONEY, money)))
                .totals();

        assertThat(totals.lines()).isEqualTo(eur("20.00"));
        assertThat(totals.total()).isEqualTo(eur("24.40"));
        assertThat(totals.imbalance()).isEqualTo(eur("0.00"));
    }

    @Test
    void another_currency_never_adds() {
        SlotValue.Refund other = new SlotValue.Refund("r", null, Money.of("7.10", "CAD"), null, null, null, null);

        Order order = order(SHOPIFY, Says.state(Says.order(1, null).refunds(refund("q", null, "5.00"), other)));

        assertThat(order.totals().refunded()).isEqualTo(eur("5.00"));
        assertThat(order.findings())
                .contains(new Order.Finding("currency_mixed", "$.refunds[r].amount", "currency: CAD (expected: EUR)"));
    }

    @Test
    void what_nobody_explained_is_a_finding() {
        assertThat(codes(order(WOO, Says.state(Says.order(1, "odd"))))).contains("status_unknown");
        assertThat(order(WOO, Says.state(Says.order(1, "odd"))).status()).isEqualTo(Order.Status.UNKNOWN);
        assertThat(codes(order(SHOPIFY, Says.state(Says.order(1, null).show(Part.MONEY, money("odd", "20.00"))))))
                .contains("payment_status_unknown");
        assertThat(codes(order(SHOPIFY, Says.state(Says.order(1, null).show(Part.HEADER, Says.header(null, "odd"))))))
                .contains("fulfilment_status_unknown");
        Says shipped = Says.order(1, null).element(ElementSet.FULFILMENTS, shipment("f", "odd", "1", "2"));
        assertThat(codes(order(SHOPIFY, Says.state(shipped)))).contains("shipment_word_unknown");
        assertThat(order(SHOPIFY, Says.state(shipped)).lines().get(0).shipped()).isEqualTo("0");
        assertThat(codes(order(SHOPIFY, Says.state(Says.order(1, null).refunds(refund("r", "odd", "5.00"))))))
                .contains("refund_word_unknown");
    }

    @Test
    void odd_quantities_are_findings() {
        assertThat(codes(order(SHOPIFY, Says.state(Says.order(1, null).lines(line("1", "-1", "5.00"))))))
                .contains("line_negative");
        assertThat(order(
                                SHOPIFY,
                                Says.state(Says.order(1, null)
                                        .element(ElementSet.FULFILMENTS, shipment("f", null, "1", "3"))))
                        .findings())
                .contains(new Order.Finding("over_shipped", "$.lines[0].shipped", "shipped: 3 (expected: at most 2)"));
    }

    @Test
    void a_currency_that_does_not_exist_is_a_finding() {
        SlotValue.Header header = new SlotValue.Header(
                null, DAY, null, null, null, null, null, "XQQ", true, null, null, null, null, null, null);

        assertThat(codes(order(SHOPIFY, Says.state(Says.order(1, null).show(Part.HEADER, header)))))
                .contains("currency_unknown");
    }

    @Test
    void an_unpaid_order_expires_and_a_paid_one_does_not() {
        OrderState pending = Says.state(Says.order(1, null));
        OrderState expired = withFacts(pending, Map.of(new Slot.FactSlot(Fact.EXPIRED), new FactValue.Expired(DAY)));

        assertThat(Render.render(Says.IDENTITY, expired, SHOPIFY).holdsStock()).isFalse();
        assertThat(order(SHOPIFY, expired).status()).isEqualTo(Order.Status.EXPIRED);
        OrderState paidLate = expired.with(
                Says.order(2, null).show(Part.MONEY, money("paid", "20.00")).heard());
        assertThat(order(SHOPIFY, paidLate).status()).isEqualTo(Order.Status.PROCESSING);
    }

    @Test
    void an_order_of_the_hub_is_cancelled_by_the_hubs_own_fact() {
        OrderState cancelled = withFacts(
                Says.state(Says.order(1, null)),
                Map.of(new Slot.FactSlot(Fact.CANCELLATION), new FactValue.Cancellation(DAY, "customer")));

        Order order = order(SHOPIFY, cancelled);

        assertThat(order.status()).isEqualTo(Order.Status.CANCELLED);
        assertThat(order.cancelReason()).isEqualTo("customer");
    }

    @Test
    void the_status_word_says_whether_stock_is_held() {
        assertThat(Render.render(Says.IDENTITY, Says.state(Says.order(1, "processing")), WOO)
                        .holdsStock())
                .isTrue();
        assertThat(Render.render(Says.IDENTITY, Says.state(Says.order(1, "cancelled")), WOO)
                        .holdsStock())
                .isFalse();
        assertThat(Render.render(Says.IDENTITY, Says.state(Says.order(1, "odd")), WOO)
                        .holdsStock())
                .isTrue();
    }

    @Test
    void a_word_for_the_order_may_stand_for_its_payment() {
        Order paid = order(WOO, Says.state(Says.order(1, "processing")));
        Order partly = order(WOO, Says.state(Says.order(1, "processing").refunds(refund("r", null, "5.00"))));

        assertThat(paid.paymentStatus()).isEqualTo(Order.PaymentStatus.PAID);
        assertThat(paid.totals().paid()).isEqualTo(eur("20.00"));
        assertThat(partly.paymentStatus()).isEqualTo(Order.PaymentStatus.PARTIALLY_REFUNDED);
    }

    @Test
    void an_authorization_is_no_payment() {
        SlotValue.Payment reserved =
                new SlotValue.Payment("p", "authorization", null, "success", eur("20.00"), null, null, null);

        Order order = order(SHOPIFY, Says.state(Says.order(1, null).element(ElementSet.PAYMENTS, reserved)));

        assertThat(order.paymentStatus()).isEqualTo(Order.PaymentStatus.AUTHORIZED);
        assertThat(order.totals().paid()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_finding_of_others_is_added_once() {
        Order order = order(SHOPIFY, Says.state(Says.order(1, null)));
        Order.Finding behind = new Order.Finding("behind", "$", "1 newer message parked");

        assertThat(order.withFindings(List.of(behind))
                        .withFindings(List.of(behind))
                        .findings())
                .containsOnlyOnce(behind);
    }

    @Test
    void an_address_of_nothing_is_no_address() {
        Order order = order(SHOPIFY, Says.state(Says.order(1, null).show(Part.SHIP_TO, SlotValue.Address.NOWHERE)));

        assertThat(order.shippingAddress()).isNull();
    }

    @Test
    void decimal_quantities_are_exact() {
        Order order = order(
                SHOPIFY,
                Says.state(Says.order(1, null)
                        .lines(line("1", "0.1", "10.00"), line("2", "0.2", "10.00"))
                        .show(Part.MONEY, money(null, null))));

        assertThat(order.totals().total().amount()).isEqualByComparingTo(new BigDecimal("3"));
    }

    private static OrderState full() {
        OrderState all = OrderStates.withEverySlot();
        Map<Slot, Versioned> heard = new HashMap<>(all.slots());
        heard.keySet().removeIf(slot -> slot instanceof Slot.FactSlot);
        return new OrderState(heard);
    }

    private static OrderState withFacts(OrderState state, Map<Slot, SlotValue> facts) {
        return state.with(HubFacts.said(Says.ORDER, state, facts));
    }

    private static Order order(StatusWords words, OrderState state) {
        return Says.order(words, state);
    }

    private static List<String> codes(Order order) {
        return order.findings().stream().map(Order.Finding::code).toList();
    }
}
