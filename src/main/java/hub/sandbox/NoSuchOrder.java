package hub.sandbox;

/** The sandbox has no such platform, or its shop no such order. */
public final class NoSuchOrder extends RuntimeException {

    NoSuchOrder() {
        super("not there (expected: a platform that is played here, and an order that was placed since the start)");
    }
}
