package hub.security;

/** The key of one order. Whoever destroys {@link #wrapped()} in the order's row has erased the order's person. */
public final class OrderSecret {

    private final SealKey key;
    private final byte[] wrapped;

    OrderSecret(SealKey key, byte[] wrapped) {
        this.key = key;
        this.wrapped = wrapped;
    }

    /** The key sealed by the master key, to be stored with the order. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    SealKey key() {
        return key;
    }
}
