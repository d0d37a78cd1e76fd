package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.Fold;
import hub.intake.Envelope;
import hub.order.ElementSet;
import hub.order.Money;
import hub.order.Order;
import hub.order.OrderKey;
import hub.order.Slot;
import hub.order.SlotValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One transaction in the till's book.
 *
 * @param kind {@code sale}, {@code exchange}, {@code refund} of an original, or {@code return} without one
 * @param orderId the order it is, or for a refund the order it takes back
 * @param original the order it takes back; empty for a sale
 * @param order as rendered; empty for a refund
 * @param sold what the buyer took, in money; zero for a refund
 * @param returned what came back, in money, not negative
 */
record Entry(
        Sale sale,
        Envelope.About about,
        String kind,
        UUID orderId,
        Optional<Fold> original,
        Optional<Order> order,
        BigDecimal sold,
        BigDecimal returned,
        List<Tender> tenders) {

    /** Money that changed hands: negative when the buyer got it back. */
    record Tender(String method, String status, BigDecimal amount) {}

    static Entry of(Sale sale, Envelope.About about, List<Fold> folds) {
        UUID own = new OrderKey(sale.storeKey(), sale.id()).orderId();
        Optional<Fold> order =
                folds.stream().filter(fold -> fold.orderId().equals(own)).findFirst();
        Optional<Fold> original = sale.original().isEmpty()
                ? Optional.empty()
                : folds.stream().filter(fold -> !fold.orderId().equals(own)).findFirst();
        BigDecimal total = order.flatMap(Fold::after)
                .map(shown -> amount(shown.totals().total()))
                .orElse(BigDecimal.ZERO);
        BigDecimal back = original.map(fold -> refunded(fold, sale)).orElse(BigDecimal.ZERO);
        boolean unreferenced = original.isEmpty() && total.signum() < 0;
        return new Entry(
                sale,
                about,
                kind(order.isPresent(), original.isPresent(), unreferenced),
                order.or(() -> original).map(Fold::orderId).orElse(own),
                original,
                order.flatMap(Fold::after),
                unreferenced ? BigDecimal.ZERO : total,
                unreferenced ? total.negate() : back,
                order.isPresent() ? tenders(order.flatMap(Fold::after)) : givenBack(sale));
    }

    BigDecimal total() {
        return sold.subtract(returned);
    }

    private static String kind(boolean sold, boolean refunds, boolean unreferenced) {
        if (unreferenced) {
            return "return";
        }
        return refunds ? (sold ? "exchange" : "refund") : "sale";
    }

    private static BigDecimal refunded(Fold original, Sale sale) {
        Slot slot = new Slot.ElementSlot(ElementSet.REFUNDS, sale.refundId());
        return original.state().value(slot) instanceof SlotValue.Refund refund
                ? amount(refund.amount())
                : BigDecimal.ZERO;
    }

    private static List<Tender> tenders(Optional<Order> order) {
        return order.stream()
                .flatMap(shown -> shown.payments().stream())
                .filter(payment -> !payment.id().equals("exchange"))
                .map(payment -> new Tender(payment.method(), payment.status(), amount(payment.amount())))
                .toList();
    }

    /** Tills write what they pay out with or without a minus. */
    private static List<Tender> givenBack(Sale sale) {
        List<Tender> tenders = new ArrayList<>();
        for (JsonNode payment : sale.transaction().path("payments")) {
            String amount =
                    payment.path("amount").asText(payment.path("tendered").asText("0"));
            tenders.add(new Tender(
                    payment.path("method").asText(),
                    payment.path("status").asText("completed"),
                    new BigDecimal(amount).abs().negate()));
        }
        return tenders;
    }

    private static BigDecimal amount(Money money) {
        return money == null ? BigDecimal.ZERO : money.amount();
    }
}
