package hub.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What came in, what became of it, and how long it took, by account. */
@Component
public class MessageMetrics {

    private final MeterRegistry registry;
    private final Clock clock;

    /** Looking a counter up in the registry costs more than counting. */
    private final Map<From, Counter> accepted = new ConcurrentHashMap<>();

    private record From(String connector, String account, Source source) {

        Tags tags() {
            return Tags.of("connector", connector, "account", account, "source", source.word());
        }

        static From of(Envelope.About about) {
            return new From(about.connector(), about.account(), about.source());
        }
    }

    MessageMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    public void accepted(Envelope.About about) {
        accepted.computeIfAbsent(
                        From.of(about),
                        from -> registry.counter("hub.accepted", from.tags().and("route", door(about))))
                .increment();
    }

    public void refused(String connector, String account, String code) {
        registry.counter("hub.refused", Tags.of("connector", connector, "account", account, "code", code))
                .increment();
    }

    void cardDataRemoved(Envelope.About about, int count) {
        registry.counter("hub.card.data.removed", tags(about)).increment(count);
    }

    void handled(Envelope.About about, MessageState state) {
        Tags tags = tags(about).and("route", "orders-from-intake");
        registry.counter("hub." + state.word(), tags).increment();
        registry.timer("hub.handling", tags).record(Duration.between(about.receivedAt(), clock.instant()));
    }

    /** From the hospital or after a pause: its age says nothing about how far the hub lags behind. */
    void handledAgain(Envelope.About about, MessageState state) {
        registry.counter("hub.retried", tags(about).and("state", state.word())).increment();
    }

    /** The flow that took it. */
    private static String door(Envelope.About about) {
        return switch (about.source()) {
            case WEBHOOK -> "orders-from-webhook";
            case READ -> "orders-from-reads";
            case TILL -> "sales-from-till";
            case POLL, APP, IMPORT, HUB -> "to-intake";
        };
    }

    private static Tags tags(Envelope.About about) {
        return From.of(about).tags();
    }
}
