package hub.level;

import java.math.BigDecimal;

/**
 * What the hub knows about one level of a channel before it decides.
 *
 * @param wanted what the channel should show; null for what was never counted
 * @param exact whether the channel's own orders of this very listing can be told; else only their most is known
 * @param base what the channel showed when it was last known; null when it never was
 * @param own what its own orders changed since, as far as the hub has heard: −2 when two were sold
 * @param attempted sent without an answer; null when nothing is open
 * @param attemptedOwn what its own orders changed since that was sent
 * @param held taken off what is wanted: sales that the channel must have had and the hub has not heard of; below zero where
 *     the channel has more and is master
 * @param heldOver whether its orders were asked for since, so that no order explains it any more
 * @param look whether there is a reason to look before deciding anything
 */
record Picture(
        BigDecimal wanted,
        boolean exact,
        BigDecimal base,
        BigDecimal own,
        BigDecimal attempted,
        BigDecimal attemptedOwn,
        BigDecimal held,
        boolean heldOver,
        boolean look) {

    /** What of the sold was held back already: the channel showed it when it was last known. */
    BigDecimal explained() {
        return held.signum() > 0 ? held.min(own.negate().max(BigDecimal.ZERO)) : BigDecimal.ZERO;
    }

    /** What is still held back. */
    BigDecimal unexplained() {
        BigDecimal left = held.subtract(explained());
        return heldOver && left.signum() > 0 ? BigDecimal.ZERO : left;
    }

    /** Held back for sales that did not come. */
    BigDecimal lost() {
        return heldOver ? held.subtract(explained()).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }
}
