package hub.order;

import hub.order.SlotValue.LineQuantity;
import java.util.List;

/** What came back, by returns of their own or with a refund. */
final class Returned {

    static final String RETURN = "return";

    private Returned() {}

    static List<Order.Return> of(Heard heard, StatusWords words, Findings findings) {
        return heard.present(ElementSet.RETURNS, SlotValue.Return.class).stream()
                .map(back -> new Order.Return(
                        back.id(),
                        isReceived(back, words, findings),
                        back.location(),
                        back.at(),
                        Boolean.TRUE.equals(back.restock()),
                        back.lines()))
                .toList();
    }

    /** The returns that lie on the shelf again. */
    static List<SlotValue.Return> restocked(Heard heard, List<Order.Return> returns) {
        List<String> received = returns.stream()
                .filter(Order.Return::received)
                .map(Order.Return::id)
                .toList();
        return heard.present(ElementSet.RETURNS, SlotValue.Return.class).stream()
                .filter(back -> Boolean.TRUE.equals(back.restock()) && received.contains(back.id()))
                .toList();
    }

    static List<LineQuantity> with(Order.Refund refund) {
        return refund.lines().stream()
                .filter(line -> line.restock().equals(RETURN))
                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                .toList();
    }

    private static boolean isReceived(SlotValue.Return back, StatusWords words, Findings findings) {
        if (back.statusWord() == null) {
            return true;
        }
        String path = "$.returns[" + back.id() + "].received";
        return Boolean.TRUE.equals(findings.meaning(words.returned(), back.statusWord(), "return_word_unknown", path));
    }
}
