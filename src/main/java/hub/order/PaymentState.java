package hub.order;

import hub.order.Order.PaymentStatus;
import java.util.List;
import java.util.Set;

/**
 * What is paid and what went back.
 *
 * @param paid null while nothing is known of the order's money
 * @param refunded null while nothing is known of the order's money
 */
record PaymentState(PaymentStatus status, Money paid, Money refunded) {

    private static final Set<PaymentStatus> SETTLED =
            Set.of(PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED);
    private static final Set<PaymentStatus> UNPAID = Set.of(
            PaymentStatus.PENDING,
            PaymentStatus.FAILED,
            PaymentStatus.EXPIRED,
            PaymentStatus.VOIDED,
            PaymentStatus.UNKNOWN);

    static PaymentState of(
            Heard heard,
            StatusWords words,
            StatusWords.OrderWord word,
            List<Order.Payment> payments,
            List<Order.Refund> refunds,
            Money total,
            Tally tally,
            Findings findings) {
        SlotValue.MoneyPart money = heard.money();
        PaymentStatus said = said(money, words, findings);
        PaymentStatus implied = said != null || word == null ? said : word.payment();
        Money paid = paid(money, implied, payments, total, tally);
        Money refunded = refunded(heard, refunds, tally);
        PaymentStatus status = said != null
                ? said
                : afterRefunds(implied != null ? implied : derived(money, payments, paid, total), paid, refunded);
        boolean known = money != null || !payments.isEmpty() || !refunds.isEmpty();
        return new PaymentState(status, known ? paid : null, known ? refunded : null);
    }

    boolean isUnpaid() {
        return UNPAID.contains(status);
    }

    private static PaymentStatus said(SlotValue.MoneyPart money, StatusWords words, Findings findings) {
        if (money == null || money.paymentWord() == null) {
            return null;
        }
        PaymentStatus meaning =
                findings.meaning(words.payment(), money.paymentWord(), "payment_status_unknown", "$.paymentStatus");
        return meaning == null ? PaymentStatus.UNKNOWN : meaning;
    }

    private static Money paid(
            SlotValue.MoneyPart money, PaymentStatus implied, List<Order.Payment> payments, Money total, Tally tally) {
        Money stated = money == null ? null : tally.own(money.paid(), "$.totals.paid");
        if (stated != null) {
            return stated;
        }
        if (!payments.isEmpty()) {
            return Payments.received(payments, tally);
        }
        boolean all = implied != null ? SETTLED.contains(implied) : money != null && money.paidAt() != null;
        return all && total != null ? total : tally.zero();
    }

    /** Refunds that were heard of are newer than a sum the order stated before. */
    private static Money refunded(Heard heard, List<Order.Refund> refunds, Tally tally) {
        boolean named = !refunds.isEmpty() || heard.isListed(ElementSet.REFUNDS);
        Money stated = heard.money() == null ? null : heard.money().refunded();
        return named ? Refunds.moved(refunds, tally) : tally.ownOrZero(stated, "$.totals.refunded");
    }

    private static PaymentStatus derived(
            SlotValue.MoneyPart money, List<Order.Payment> payments, Money paid, Money total) {
        if (paid.amount().signum() > 0) {
            boolean whole = total == null || paid.amount().compareTo(total.amount()) >= 0;
            return whole ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
        }
        if (Payments.anyAuthorized(payments)) {
            return PaymentStatus.AUTHORIZED;
        }
        if (Payments.any(payments, "pending")) {
            return PaymentStatus.PENDING;
        }
        if (Payments.any(payments, "failed")) {
            return PaymentStatus.FAILED;
        }
        if (money == null) {
            return PaymentStatus.UNKNOWN;
        }
        return total != null && total.isZero() ? PaymentStatus.PAID : PaymentStatus.PENDING;
    }

    private static PaymentStatus afterRefunds(PaymentStatus base, Money paid, Money refunded) {
        boolean received = base == PaymentStatus.PAID || base == PaymentStatus.PARTIALLY_PAID;
        if (!received || refunded.amount().signum() <= 0) {
            return base;
        }
        return refunded.amount().compareTo(paid.amount()) >= 0
                ? PaymentStatus.REFUNDED
                : PaymentStatus.PARTIALLY_REFUNDED;
    }
}
