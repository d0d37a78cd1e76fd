package hub.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Messages this instance has taken from the queue and not ended: the queue shows them to nobody. One that was given back
 * stays here until it comes again, since brokers hide what they hold back before a redelivery.
 */
@Component
class InHand {

    /** Longer than a broker holds a message back; after that another instance has ended it. */
    private static final Duration GIVEN_BACK = Duration.ofMinutes(2);

    private record Held(Envelope.About about, Instant givenBackAt) {}

    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    void take(Envelope.About about) {
        held.put(about.messageId(), new Held(about, null));
    }

    void ended(Envelope.About about) {
        held.remove(about.messageId());
    }

    void givenBack(Envelope.About about, Instant now) {
        held.put(about.messageId(), new Held(about, now));
    }

    Collection<Envelope.About> all(Instant now) {
        Instant forgotten = now.minus(GIVEN_BACK);
        held.values()
                .removeIf(one -> one.givenBackAt() != null && one.givenBackAt().isBefore(forgotten));
        return held.values().stream().map(Held::about).toList();
    }
}
