package hub.order;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The refunds of an order; money and goods are two matters. */
final class Refunds {

    static final String COMPLETED = "completed";
    private static final Map<String, String> NOT_MOVED =
            Map.of("failed", "failed", "failure", "failed", "error", "failed");

    private Refunds() {}

    static List<Order.Refund> of(Heard heard, StatusWords words, Tally tally, Findings findings) {
        RefundedLines named = new RefundedLines(heard.lines(), findings);
        return heard.present(ElementSet.REFUNDS, SlotValue.Refund.class).stream()
                .map(refund -> refund(refund, heard, words, named, tally, findings))
                .toList();
    }

    static Money moved(List<Order.Refund> refunds, Tally tally) {
        return refunds.stream()
                .filter(refund -> refund.status().equals(COMPLETED) && refund.amount() != null)
                .map(refund -> tally.ownOrZero(refund.amount(), path(refund.id()) + ".amount"))
                .reduce(tally.zero(), Money::plus);
    }

    private static Order.Refund refund(
            SlotValue.Refund refund,
            Heard heard,
            StatusWords words,
            RefundedLines named,
            Tally tally,
            Findings findings) {
        List<SlotValue.RefundLine> lines = refund.lines().stream()
                .flatMap(line -> named.of(line, path(refund.id())).stream())
                .map(line -> withRestock(line, refund.restock()))
                .toList();
        boolean restock = Boolean.TRUE.equals(refund.restock())
                || lines.stream().anyMatch(line -> line.restock().equals(Returned.RETURN));
        return new Order.Refund(
                refund.id(),
                status(refund, words, findings),
                amount(refund, tally, findings),
                Persons.text(heard, refund.reason()),
                refund.at(),
                lines,
                restock);
    }

    private static String status(SlotValue.Refund heard, StatusWords words, Findings findings) {
        if (heard.statusWord() == null) {
            return COMPLETED;
        }
        String path = path(heard.id()) + ".status";
        Boolean moved = findings.meaning(words.refund(), heard.statusWord(), "refund_word_unknown", path);
        if (moved == null) {
            return "unknown";
        }
        return moved ? COMPLETED : NOT_MOVED.getOrDefault(heard.statusWord().toLowerCase(Locale.ROOT), "pending");
    }

    private static Money amount(SlotValue.Refund heard, Tally tally, Findings findings) {
        if (heard.amount() != null) {
            return heard.amount();
        }
        List<SlotValue.RefundLine> priced =
                heard.lines().stream().filter(line -> line.amount() != null).toList();
        String path = path(heard.id());
        if (priced.isEmpty()) {
            findings.add("refund_amount_unknown", path + ".amount", "amount: none (expected: what was given back)");
            return null;
        }
        return priced.stream()
                .map(line -> tally.ownOrZero(line.amount(), path + ".lines")
                        .plus(tally.ownOrZero(line.tax(), path + ".lines")))
                .reduce(tally.zero(), Money::plus);
    }

    private static SlotValue.RefundLine withRestock(SlotValue.RefundLine line, Boolean whole) {
        String restock = line.restock();
        if (restock == null) {
            restock = Boolean.TRUE.equals(whole) ? Returned.RETURN : "none";
        }
        return new SlotValue.RefundLine(
                line.lineId(), line.quantity(), line.amount(), line.tax(), restock, line.location());
    }

    private static String path(String id) {
        return "$.refunds[" + id + "]";
    }
}
