package hub.subscriber;

import hub.outbound.RetryAfter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an answer, or none, means for the delivery and for the subscriber. */
@Component
class Outcomes {

    private static final int GONE = 410;
    private static final Duration FIRST_REST = Duration.ofSeconds(5);

    private final SubscriberStore subscribers;
    private final DeliveryRows rows;
    private final Disabling disabling;
    private final SubscriberSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    Outcomes(
            SubscriberStore subscribers,
            DeliveryRows rows,
            Disabling disabling,
            SubscriberSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.subscribers = subscribers;
        this.rows = rows;
        this.disabling = disabling;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param retryAfter header of the answer; null without one */
    @Transactional
    void answered(Due due, int status, String retryAfter) {
        Instant now = now();
        if (status / 100 == 2) {
            rows.delivered(due, now, status);
            subscribers.worked(due.subscriber());
            count("delivered");
            return;
        }
        String error = "answer " + status + " (expected: 2xx)";
        Instant asked = retryAfter == null ? null : now.plus(RetryAfter.read(retryAfter, now));
        failed(due, now, asked, status, error);
        if (status == GONE) {
            disabling.disable(due.subscriber(), "answered 410: it wants no more webhooks", null, now);
        }
    }

    @Transactional
    void unanswered(Due due, String error) {
        failed(due, now(), null, null, error);
    }

    /** @param asked by the subscriber; null when it did not say how long to wait */
    private void failed(Due due, Instant now, Instant asked, Integer status, String error) {
        Instant retryAt = RetrySchedule.after(due.attempts() + 1, chance)
                .map(wait -> later(now.plus(wait).truncatedTo(ChronoUnit.MICROS), asked))
                .orElse(null);
        rows.failed(due, now, retryAt, status, error);
        count(retryAt == null ? "given-up" : "failed");
        Optional<Subscriber> subscriber = subscribers.find(due.subscriber());
        if (subscriber.isEmpty()) {
            return;
        }
        Subscriber failing = subscriber.get();
        subscribers.failed(failing.id(), now, later(rest(now, failing.failures() + 1), asked));
        Instant since = failing.failingSince() == null ? now : failing.failingSince();
        if (!now.isBefore(since.plus(settings.giveUpAfter()))) {
            disabling.disable(failing.id(), "failing since " + since + ": " + error, since, now);
        }
    }

    /** Whoever fails time after time is asked ever more seldom, so that it costs the others nothing. */
    private Instant rest(Instant now, int failures) {
        int beyond = failures - settings.patience();
        if (beyond < 0) {
            return null;
        }
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(beyond, 20));
        return now.plus(rest.compareTo(settings.longestRest()) > 0 ? settings.longestRest() : rest);
    }

    private void count(String outcome) {
        meters.counter("hub.webhooks.out", "outcome", outcome).increment();
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
