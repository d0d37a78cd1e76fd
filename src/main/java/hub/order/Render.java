package hub.order;

import java.util.List;

/**
 * Makes the canonical order of everything heard about it. A pure function: the same state gives the same order, whatever
 * came first.
 */
public final class Render {

    private final OrderIdentity id;
    private final Heard heard;
    private final StatusWords words;
    private final Findings findings = new Findings();

    private Render(OrderIdentity id, Heard heard, StatusWords words) {
        this.id = id;
        this.heard = heard;
        this.words = words;
    }

    /** @param words what the connector says the platform's words mean */
    public static Rendered render(OrderIdentity id, OrderState state, StatusWords words) {
        Heard heard = new Heard(state);
        return heard.header() == null ? Rendered.shell() : new Render(id, heard, words).rendered();
    }

    private Rendered rendered() {
        SlotValue.Header header = heard.header();
        Tally tally = new Tally(header.currency(), findings);
        StatusWords.OrderWord word = StatusRules.word(heard, words, findings);
        List<Order.Payment> payments = Payments.of(heard, words, findings);
        List<Order.Refund> refunds = Refunds.of(heard, words, tally, findings);
        Goods goods = Goods.of(heard, words, word, refunds, findings);
        List<Order.Line> lines = new OrderLines(heard, goods, tally, findings).of(heard.lines());
        Order.Totals totals =
                new OrderTotals(Boolean.TRUE.equals(header.taxesIncluded()), lines, tally, findings).of(heard.money());
        PaymentState payment = PaymentState.of(heard, words, word, payments, refunds, totals.total(), tally, findings);
        Order.FulfilmentStatus fulfilment = StatusRules.fulfilment(heard, words, goods, lines, findings);
        Order.Status status = StatusRules.status(heard, word, fulfilment, payment, goods, lines);
        StatusRules.paidTooLate(heard, payment, findings);
        Order order = order(status, payment, fulfilment, lines, payments, goods, refunds, totals);
        return new Rendered(
                order,
                StatusRules.holdsStock(word, status, order.deleted()),
                header.closedAt(),
                Returned.restocked(heard, goods.returns()),
                heard.fact(Fact.ALLOCATION, FactValue.Allocation.class));
    }

    private Order order(
            Order.Status status,
            PaymentState payment,
            Order.FulfilmentStatus fulfilment,
            List<Order.Line> lines,
            List<Order.Payment> payments,
            Goods goods,
            List<Order.Refund> refunds,
            Order.Totals totals) {
        SlotValue.Header header = heard.header();
        SlotValue.MoneyPart money = heard.money();
        FactValue.Rate rate = heard.fact(Fact.RATE, FactValue.Rate.class);
        FactValue.Holds holds = heard.fact(Fact.HOLDS, FactValue.Holds.class);
        Cancelled cancelled = Cancelled.of(heard);
        return new Order(
                id.key().orderId(),
                id.channel(),
                id.account(),
                id.externalId(),
                header.number(),
                header.placedAt(),
                header.updatedAt(),
                status,
                payment.status(),
                fulfilment,
                holds == null ? List.of() : holds.holds(),
                heard.isGone(),
                Boolean.TRUE.equals(header.test()),
                header.fulfilledBy(),
                header.currency(),
                Boolean.TRUE.equals(header.taxesIncluded()),
                header.locale(),
                money == null ? null : money.shop(),
                rate == null ? null : rate.rate(),
                Persons.customer(heard),
                Persons.address(heard, Part.SHIP_TO),
                Persons.address(heard, Part.BILL_TO),
                lines,
                money == null ? List.of() : money.shipping(),
                money == null ? List.of() : money.discounts(),
                money == null ? List.of() : money.taxes(),
                money == null ? List.of() : money.feeLines(),
                payments,
                goods.fulfilments(),
                refunds,
                goods.returns(),
                withMoved(totals, payment),
                findings.all(),
                Persons.text(heard, header.note()),
                Persons.notes(heard),
                Persons.text(heard, cancelled.reason()),
                cancelled.at(),
                Persons.structure(heard, header.attribution()),
                Persons.structure(heard, header.extensions()));
    }

    private static Order.Totals withMoved(Order.Totals totals, PaymentState payment) {
        return new Order.Totals(
                totals.lines(),
                totals.discount(),
                totals.shipping(),
                totals.tax(),
                totals.fees(),
                totals.tip(),
                totals.rounding(),
                totals.total(),
                payment.paid(),
                payment.refunded(),
                totals.imbalance());
    }
}
