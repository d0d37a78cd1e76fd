package hub.folding;

import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.OrderState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something to join to an order. Most news stand for themselves; a few (a read that found nothing, a fact of the hub) take
 * their version from what is held.
 *
 * @param askedAt when the hub asked the platform; null for what was not asked for
 * @param from the observation, given what is held under the order's lock; empty when there is nothing to add
 */
public record News(OrderKey order, Instant askedAt, Function<OrderState, Optional<Observation>> from) {

    public News(OrderKey order, Function<OrderState, Optional<Observation>> from) {
        this(order, null, from);
    }

    /** What the platform answered when it was asked. */
    public static News read(Observation observation, Instant askedAt) {
        return new News(observation.order(), askedAt, held -> Optional.of(observation));
    }

    public static News of(Observation observation) {
        return new News(observation.order(), held -> Optional.of(observation));
    }
}
