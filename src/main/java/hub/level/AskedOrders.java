package hub.level;

import java.time.Instant;

/** Whether an account's orders were asked for, so that what was sold before is known. */
public interface AskedOrders {

    /** Whether everything sold before that moment has had its time to arrive. */
    boolean isPast(String account, Instant moment, Instant now);

    /** Asks for them now. */
    void ask(String account, Instant now);
}
