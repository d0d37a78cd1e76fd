package hub.subscriber;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who is being told right now. Each subscriber has a few lanes of its own; those that fail have one, and all of these
 * together never more than half of what there is: the others always find room.
 */
@Component
class Lanes {

    private record Held(int lanes, boolean failing) {}

    private final SubscriberSettings settings;
    private final Map<UUID, Held> held = new HashMap<>();

    Lanes(SubscriberSettings settings) {
        this.settings = settings;
    }

    /** @return false when there is no lane for it now */
    synchronized boolean enter(UUID subscriber, boolean failing) {
        int own = held.getOrDefault(subscriber, new Held(0, failing)).lanes();
        if (own >= (failing ? 1 : settings.atOnceEach()) || taken(false) >= settings.atOnce()) {
            return false;
        }
        if (failing && taken(true) >= Math.max(1, settings.atOnce() / 2)) {
            return false;
        }
        held.put(subscriber, new Held(own + 1, failing));
        return true;
    }

    synchronized void leave(UUID subscriber) {
        held.computeIfPresent(
                subscriber, (id, was) -> was.lanes() == 1 ? null : new Held(was.lanes() - 1, was.failing()));
    }

    private int taken(boolean failingOnly) {
        return held.values().stream()
                .filter(one -> one.failing() || !failingOnly)
                .mapToInt(Held::lanes)
                .sum();
    }
}
