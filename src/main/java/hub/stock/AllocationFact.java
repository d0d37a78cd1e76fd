package hub.stock;

import hub.order.FactValue;
import java.util.List;

/** Between the fact that an order keeps and the shares that stock works with. */
public final class AllocationFact {

    private AllocationFact() {}

    /** The shares of a fact; none when there is no fact yet. */
    public static List<Share> shares(FactValue.Allocation fact) {
        return fact == null
                ? List.of()
                : fact.shares().stream()
                        .map(share -> new Share(share.lineId(), share.sku(), share.location(), share.quantity()))
                        .toList();
    }

    /** All shares of the order, old ones included, with the locations that were considered for the new ones. */
    static FactValue.Allocation of(List<Share> shares, List<Allocation.Considered> considered) {
        return new FactValue.Allocation(
                shares.stream()
                        .map(share ->
                                new FactValue.Share(share.lineId(), share.sku(), share.location(), share.quantity()))
                        .toList(),
                considered.stream()
                        .map(one -> new FactValue.Considered(one.location(), one.chosen(), one.reason()))
                        .toList());
    }
}
