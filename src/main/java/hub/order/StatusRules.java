package hub.order;

import hub.order.Order.FulfilmentStatus;
import hub.order.Order.PaymentStatus;
import hub.order.Order.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The order's status: the platform's word where it has one, else what its elements say. */
final class StatusRules {

    private static final Set<Status> OPEN = Set.of(Status.PENDING, Status.CONFIRMED, Status.PROCESSING, Status.UNKNOWN);
    private static final Set<Status> BEFORE_SHIPPING =
            Set.of(Status.DRAFT, Status.PENDING, Status.CONFIRMED, Status.PROCESSING, Status.UNKNOWN);

    private StatusRules() {}

    /** Null when the platform has no word for the order, or one that nobody explained (a finding). */
    static StatusWords.OrderWord word(Heard heard, StatusWords words, Findings findings) {
        String word = heard.header().statusWord();
        return word == null ? null : findings.meaning(words.order(), word, "status_unknown", "$.status");
    }

    static Status status(
            Heard heard,
            StatusWords.OrderWord word,
            FulfilmentStatus fulfilment,
            PaymentState payment,
            Goods goods,
            List<Order.Line> lines) {
        if (Cancelled.of(heard).isCancelled()) {
            return Status.CANCELLED;
        }
        Status status = word != null
                ? word.status()
                : heard.header().statusWord() != null
                        ? Status.UNKNOWN
                        : derived(fulfilment, payment.status(), goods, lines);
        boolean expired = heard.fact(Fact.EXPIRED, FactValue.Expired.class) != null;
        return expired && payment.isUnpaid() && BEFORE_SHIPPING.contains(status) ? Status.EXPIRED : status;
    }

    /** Its goods were let go; whether they are still there, stock says. */
    static void paidTooLate(Heard heard, PaymentState payment, Findings findings) {
        FactValue.Expired expired = heard.fact(Fact.EXPIRED, FactValue.Expired.class);
        if (expired != null && !payment.isUnpaid()) {
            findings.add("paid_after_expiry", "$.paymentStatus", "paid after the order expired at " + expired.at());
        }
    }

    /** Goods of an order that nobody understands stay reserved: that sells too little rather than too much. */
    static boolean holdsStock(StatusWords.OrderWord word, Status status, boolean deleted) {
        if (deleted || status == Status.CANCELLED || status == Status.EXPIRED || status == Status.DRAFT) {
            return false;
        }
        return word != null ? word.holdsStock() : OPEN.contains(status) || status == Status.SHIPPED;
    }

    static FulfilmentStatus fulfilment(
            Heard heard, StatusWords words, Goods goods, List<Order.Line> lines, Findings findings) {
        String word = heard.header().fulfilmentWord();
        FulfilmentStatus said = word == null
                ? null
                : findings.meaning(words.fulfilment(), word, "fulfilment_status_unknown", "$.fulfilmentStatus");
        if (said != null) {
            return said;
        }
        if (!goods.anythingLeft()) {
            return FulfilmentStatus.UNFULFILLED;
        }
        boolean all = products(lines).stream().allMatch(line -> line.shipped().compareTo(line.quantity()) >= 0);
        return all && !lines.isEmpty() ? FulfilmentStatus.FULFILLED : FulfilmentStatus.PARTIAL;
    }

    private static Status derived(
            FulfilmentStatus fulfilment, PaymentStatus payment, Goods goods, List<Order.Line> lines) {
        if (payment == PaymentStatus.REFUNDED && allCameBack(lines)) {
            return Status.RETURNED;
        }
        if (fulfilment == FulfilmentStatus.FULFILLED) {
            return goods.anythingLeft() && goods.allDelivered() ? Status.DELIVERED : Status.SHIPPED;
        }
        return payment == PaymentStatus.PENDING ? Status.PENDING : Status.PROCESSING;
    }

    private static boolean allCameBack(List<Order.Line> lines) {
        List<Order.Line> left = products(lines).stream()
                .filter(line -> line.shipped().signum() > 0)
                .toList();
        boolean nothingOpen = products(lines).stream()
                .allMatch(line -> line.quantity().subtract(line.shipped()).compareTo(BigDecimal.ZERO) <= 0);
        return nothingOpen
                && !left.isEmpty()
                && left.stream().allMatch(line -> line.returned().compareTo(line.shipped()) >= 0);
    }

    private static List<Order.Line> products(List<Order.Line> lines) {
        return lines.stream()
                .filter(line -> line.kind().equals(SlotValue.PRODUCT))
                .toList();
    }
}
