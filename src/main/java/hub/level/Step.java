package hub.level;

import java.math.BigDecimal;

/** What is to be done about one level. */
sealed interface Step {

    /** Nobody ever counted it: nothing is told. */
    record Uncounted() implements Step {}

    /** The channel shows what it should, as far as the hub can tell. */
    record Idle(BigDecimal wanted) implements Step {}

    /** Look first. */
    record Read() implements Step {}

    /**
     * The channel was looked at and shows what it should.
     *
     * @param held goes on being held back
     * @param drift how much more the channel had than can be explained, below zero for less; null for none
     */
    record Same(BigDecimal level, BigDecimal held, BigDecimal drift) implements Step {}

    /** @param from what the channel shows before it */
    record Write(BigDecimal level, BigDecimal from, BigDecimal held, BigDecimal drift) implements Step {}
}
