package hub.stock;

import java.util.List;

/** An order of the hub's own that stock does not suffice for. */
public final class StockShort extends RuntimeException {

    private final transient List<String> skus;

    StockShort(List<String> skus) {
        super("short: " + String.join(", ", skus), null, false, false);
        this.skus = List.copyOf(skus);
    }

    public List<String> skus() {
        return skus;
    }
}
