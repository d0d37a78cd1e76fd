package hub.intake;

import java.time.Instant;

/** Where a message's end is written: a new row, or the row it already has. */
@FunctionalInterface
public interface MessageRow {

    /** @throws Repeated when this delivery, or this message, is already there; the transaction then changes nothing */
    void write(Messages.End end, Instant now);

    /** Rolls back: the same delivery was handled before, or somebody else is faster. */
    final class Repeated extends RuntimeException {
        public Repeated() {
            super("handled before", null, false, false);
        }
    }
}
