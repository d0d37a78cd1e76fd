package hub.stock;

import hub.order.SlotValue;
import java.util.Set;

/** What a refund line says about the goods; money is another matter. */
final class Restock {

    private static final Set<String> WORDS = Set.of("return", "cancel", "none");

    private Restock() {}

    /** Only what left can come back: {@code cancel} releases the hold through the line's quantity and touches no stock on hand. */
    static boolean comesBack(SlotValue.RefundLine part) {
        return part.restock().equals("return");
    }

    static boolean known(SlotValue.RefundLine part) {
        return WORDS.contains(part.restock());
    }
}
