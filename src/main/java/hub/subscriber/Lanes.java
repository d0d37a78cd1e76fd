package hub.subscriber;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who is being told right now. A subscriber that answered quickly last time may have several lanes. All others, the
 * failing, the slow and the new, have one each, and together never more than half of what there is: so the quick ones
 * always find room.
 */
@Component
class Lanes {

    private record Held(int lanes, boolean quick) {}

    private final SubscriberSettings settings;
    private final Map<UUID, Held> held = new HashMap<>();
    private final Set<UUID> quick = new HashSet<>();

    Lanes(SubscriberSettings settings) {
        this.settings = settings;
    }

    /** @return false when there is no lane for it now */
    synchronized boolean enter(UUID subscriber) {
        boolean isQuick = quick.contains(subscriber);
        int own = held.getOrDefault(subscriber, new Held(0, isQuick)).lanes();
        if (own >= (isQuick ? settings.atOnceEach() : 1) || taken(true) + taken(false) >= settings.atOnce()) {
            return false;
        }
        if (!isQuick && taken(false) >= Math.max(1, settings.atOnce() / 2)) {
            return false;
        }
        held.put(subscriber, new Held(own + 1, isQuick));
        return true;
    }

    synchronized void leave(UUID subscriber) {
        held.computeIfPresent(
                subscriber, (id, was) -> was.lanes() == 1 ? null : new Held(was.lanes() - 1, was.quick()));
    }

    /** @param took from the request to the answer, whatever it was */
    synchronized void answered(UUID subscriber, boolean well, Duration took) {
        if (well && took.compareTo(settings.slow()) < 0) {
            quick.add(subscriber);
        } else {
            quick.remove(subscriber);
        }
    }

    private int taken(boolean byQuick) {
        return held.values().stream()
                .filter(one -> one.quick() == byQuick)
                .mapToInt(Held::lanes)
                .sum();
    }
}
