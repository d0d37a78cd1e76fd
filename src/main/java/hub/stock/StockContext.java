package hub.stock;

import hub.order.SlotValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the order itself does not say.
 *
 * @param holdsStock whether the order's status word reserves what is open
 * @param immediate a till sale: goods leave with the sale
 * @param immediateLocation the terminal's location; never null when {@code immediate}
 * @param immediateAt the sale's time; null means the order's {@code placedAt}
 * @param stockFrom the account's cut-over: what happened before moves nothing; null means all of it counts
 * @param closedAt when the channel closed the order; null while it is open or the channel does not say
 * @param returns received returns with restock, beside the refunds of the order; never null
 * @param allocation what was allocated before; never null
 * @param mayGoShort true for orders a channel already sold; false refuses what is not available
 * @param at time of this transaction
 */
public record StockContext(
        boolean holdsStock,
        boolean immediate,
        String immediateLocation,
        Instant immediateAt,
        Instant stockFrom,
        Instant closedAt,
        List<SlotValue.Return> returns,
        List<Share> allocation,
        boolean mayGoShort,
        Instant at) {

    public StockContext {
        returns = List.copyOf(returns);
        allocation = List.copyOf(allocation);
        Objects.requireNonNull(at, "at");
        if (immediate) {
            Objects.requireNonNull(immediateLocation, "immediateLocation");
        }
    }

    /** An order that a channel sold and whose status holds stock, or not. */
    public static StockContext sold(boolean holdsStock, Instant stockFrom, List<Share> allocation, Instant at) {
        return new StockContext(holdsStock, false, null, null, stockFrom, null, List.of(), allocation, true, at);
    }

    /** A till sale at the terminal's location. */
    public static StockContext till(String location, Instant soldAt, Instant stockFrom, Instant at) {
        return new StockContext(true, true, location, soldAt, stockFrom, null, List.of(), List.of(), true, at);
    }

    /** An order the hub itself takes: refused when short. */
    public static StockContext taken(boolean holdsStock, List<Share> allocation, Instant at) {
        return new StockContext(holdsStock, false, null, null, null, null, List.of(), allocation, false, at);
    }

    boolean beforeCutOver(Instant happened) {
        return stockFrom != null && happened.isBefore(stockFrom);
    }
}
