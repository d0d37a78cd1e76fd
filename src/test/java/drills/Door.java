package drills;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One way into the hub that a drill sends by, and what must be found there when all kills are over. */
interface Door {

    /** Before the first kill. */
    default void prepare(HubProcess hub) {}

    /** One piece of business, again and again until the hub says that it has it, whatever became of the tries before. */
    void send(HubProcess hub, Random random) throws IOException;

    /** Nobody answered meanwhile. */
    default void wasDown(Instant from, Instant until) {}

    /** Messages the hub said it has. */
    default Set<String> messages() {
        return Set.of();
    }

    /**
     * Asked when all messages have their end.
     *
     * @param goods adds what this door sold or received
     * @param broken adds what was promised and not kept
     */
    void judge(HubProcess hub, Goods goods, List<String> broken);

    /** What it sent, for the verdict: {@code 120 sales}. */
    String tally();
}
