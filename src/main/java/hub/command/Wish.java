package hub.command;

import java.math.BigDecimal;
import java.util.List;

/** What somebody wants done with an order; whatever is left out means all, or no. */
public sealed interface Wish {

    CommandKind kind();

    /** @param quantity pieces of the line; null for all that is left of it */
    record Pieces(String lineId, BigDecimal quantity) {}

    /**
     * @param lines null for everything that is not shipped yet
     * @param tellBuyer whether the platform tells the buyer; null for no: the hub does
     */
    record Ship(List<Pieces> lines, String carrier, String trackingNumber, String trackingUrl, Boolean tellBuyer)
            implements Wish {

        @Override
        public CommandKind kind() {
            return CommandKind.SHIP;
        }
    }

    /**
     * @param reason {@code customer}, {@code inventory}, {@code fraud}, {@code declined} or {@code other}
     * @param note for the merchant's people
     * @param restock whether the pieces are for sale again; null for yes
     * @param refund whether what was paid is given back with it; null for no
     */
    record Cancel(String reason, String note, Boolean restock, Boolean refund, Boolean tellBuyer) implements Wish {

        @Override
        public CommandKind kind() {
            return CommandKind.CANCEL;
        }
    }

    /**
     * @param amount in the order's currency; null for what the pieces and the shipping cost
     * @param currency the order's; null is understood so
     * @param lines null with an amount for money only, without one for everything
     * @param shipping what of the shipping is given back; null for nothing, or for all with everything
     * @param restock whether the pieces are for sale again; null for no
     * @param offline whether the money goes back outside the platform, which only notes it; null for no
     */
    record Refund(
            BigDecimal amount,
            String currency,
            List<Pieces> lines,
            BigDecimal shipping,
            Boolean restock,
            Boolean offline,
            String reason,
            Boolean tellBuyer)
            implements Wish {

        @Override
        public CommandKind kind() {
            return CommandKind.REFUND;
        }
    }
}
