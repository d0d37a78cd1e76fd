package hub.sandbox;

/** What a shop's platform would not do. */
public final class ShopRefuses extends RuntimeException {

    ShopRefuses(String message) {
        super(message);
    }
}
