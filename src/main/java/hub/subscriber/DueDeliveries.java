package hub.subscriber;

import hub.settings.Closing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens lanes to subscribers that something is due for, and keeps each lane busy while that is so. */
@Component("dueDeliveries")
public class DueDeliveries {

    private final DeliveryRows rows;
    private final Lanes lanes;
    private final SubscriberSettings settings;
    private final Closing closing;
    private final Clock clock;

    DueDeliveries(DeliveryRows rows, Lanes lanes, SubscriberSettings settings, Closing closing, Clock clock) {
        this.rows = rows;
        this.lanes = lanes;
        this.settings = settings;
        this.closing = closing;
        this.clock = clock;
    }

    /** The first delivery of each lane that could be opened. */
    public List<Lane> open() {
        List<UUID> waiting = new ArrayList<>(rows.waiting(now()));
        // Nobody is always first when there are more subscribers than lanes.
        Collections.shuffle(waiting);
        List<Lane> opened = new ArrayList<>();
        for (UUID subscriber : waiting) {
            while (lanes.enter(subscriber)) {
                Optional<Due> first = first(subscriber);
                if (first.isEmpty()) {
                    break;
                }
                opened.add(new Lane(first.get(), 1));
            }
        }
        return opened;
    }

    /** The next of this lane; null when its turn is over, the lane is closed then. */
    Lane next(Lane lane) {
        UUID subscriber = lane.due().subscriber();
        if (lane.sent() >= settings.turn() || closing.hasBegun()) {
            lanes.leave(subscriber);
            return null;
        }
        return first(subscriber).map(due -> new Lane(due, lane.sent() + 1)).orElse(null);
    }

    /** Whoever finds nothing to send, for whatever cause, gives the lane back. */
    private Optional<Due> first(UUID subscriber) {
        Optional<Due> due = Optional.empty();
        try {
            Instant now = now();
            due = rows.take(subscriber, now, now.plus(settings.lease()));
            return due;
        } finally {
            if (due.isEmpty()) {
                lanes.leave(subscriber);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
