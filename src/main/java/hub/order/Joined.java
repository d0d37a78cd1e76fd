package hub.order;

import java.util.Set;

/**
 * What became of a state when an observation joined it.
 *
 * @param taken slots that now hold what was observed; empty for what is stale or known
 * @param changed the slots among them whose value is another than before
 * @param tied slots where the channel said two things under one version: the order must be read again
 */
public record Joined(OrderState state, Set<Slot> taken, Set<Slot> changed, Set<Slot> tied) {

    /** Whether the observation was older than, or the same as, all that was held. */
    public boolean changedNothing() {
        return taken.isEmpty();
    }
}
