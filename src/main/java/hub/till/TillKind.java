package hub.till;

import java.util.Arrays;
import java.util.Optional;

/** What a till keeps a copy of, to sell without a connection. */
public enum TillKind {
    PRODUCT("products", "crossdock.product.changed"),
    PRICE("prices", "crossdock.price.changed"),
    STOCK("stock", "crossdock.stock.changed"),
    CUSTOMER("customers", "crossdock.customer.changed");

    private final String word;
    private final String event;

    TillKind(String word, String event) {
        this.word = word;
        this.event = event;
    }

    public String word() {
        return word;
    }

    public static Optional<TillKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static Optional<TillKind> ofEvent(String type) {
        return Arrays.stream(values()).filter(kind -> kind.event.equals(type)).findFirst();
    }
}
