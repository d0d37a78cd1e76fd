package hub.folding;

/** Why an order has to be read before what was heard of it is certain. */
public enum Doubt {
    NONE,
    /** The channel said two things under one version. */
    TIED,
    /** A read came back older than what is held: stale, or the channel's clock was set back. */
    LOWER,
    /** A push counted by the clock before it was set back: only a read tells where it stands. */
    OTHER_EPOCH;

    Doubt or(Doubt other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
