package hub.order;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The payments of an order. */
final class Payments {

    private static final String COMPLETED = "completed";
    private static final Set<String> STATUSES = Set.of(COMPLETED, "pending", "failed", "authorized", "voided");
    private static final Set<String> NO_INCOME = Set.of("authorization", "authorisation", "void", "refund");
    private static final Set<String> AUTHORIZATION = Set.of("authorization", "authorisation");

    private Payments() {}

    static List<Order.Payment> of(Heard heard, StatusWords words, Findings findings) {
        return heard.present(ElementSet.PAYMENTS, SlotValue.Payment.class).stream()
                .map(payment -> new Order.Payment(
                        payment.id(),
                        payment.kind(),
                        payment.method(),
                        status(payment, words, findings),
                        payment.amount(),
                        payment.reference(),
                        payment.parentId(),
                        payment.at()))
                .toList();
    }

    static Money received(List<Order.Payment> payments, Tally tally) {
        return payments.stream()
                .filter(payment -> payment.status().equals(COMPLETED) && !NO_INCOME.contains(kind(payment)))
                .map(payment -> tally.ownOrZero(payment.amount(), "$.payments[" + payment.id() + "].amount"))
                .reduce(tally.zero(), Money::plus);
    }

    static boolean anyAuthorized(List<Order.Payment> payments) {
        return payments.stream()
                .anyMatch(payment -> payment.status().equals("authorized")
                        || payment.status().equals(COMPLETED) && AUTHORIZATION.contains(kind(payment)));
    }

    static boolean any(List<Order.Payment> payments, String status) {
        return payments.stream().anyMatch(payment -> payment.status().equals(status));
    }

    private static String status(SlotValue.Payment heard, StatusWords words, Findings findings) {
        if (heard.statusWord() == null) {
            return COMPLETED;
        }
        String path = "$.payments[" + heard.id() + "].status";
        String meaning = findings.meaning(words.paymentElement(), heard.statusWord(), "payment_word_unknown", path);
        return meaning != null && STATUSES.contains(meaning) ? meaning : "unknown";
    }

    private static String kind(Order.Payment payment) {
        return payment.kind() == null ? "" : payment.kind().toLowerCase(Locale.ROOT);
    }
}
