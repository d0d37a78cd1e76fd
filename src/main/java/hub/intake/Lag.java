package hub.intake;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.settings.HubSettings;
import hub.settings.Part;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How long the oldest message of each account has been waiting for its end; nothing waits, nothing lags. Looked up on the
 * clock and not by whoever reads the figures.
 */
@Component
class Lag {

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
    private static final String ROUTE = "orders-from-intake";

    private final IntakeLook queue;
    private final InHand inHand;
    private final Accounts accounts;
    private final HubSettings settings;
    private final Clock clock;
    private final MultiGauge lags;
    private volatile Long depth;
    private boolean brokerAway;

    Lag(IntakeLook queue, InHand inHand, Accounts accounts, HubSettings settings, Clock clock, MeterRegistry registry) {
        this.queue = queue;
        this.inHand = inHand;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.lags = MultiGauge.builder("hub.lag.seconds")
                .description("Age of the oldest accepted message without an end")
                .register(registry);
        if (settings.runs(Part.WORKER)) {
            Gauge.builder("hub.queue.depth", () -> depth)
                    .description("Messages without an end, those being worked on included")
                    .tag("queue", Broker.INTAKE)
                    .register(registry);
        }
    }

    @Scheduled(fixedDelayString = "${hub.figures.lag:PT2S}", initialDelayString = "${hub.figures.lag:PT2S}")
    void look() {
        if (!settings.runs(Part.WORKER)) {
            return;
        }
        try {
            IntakeLook.Seen seen = queue.look();
            depth = seen.depth();
            tell(seen.oldest());
            brokerAway = false;
        } catch (JMSException | RuntimeException away) {
            depth = null;
            tell(Map.of());
            if (!brokerAway) {
                LOG.warn("the intake queue cannot be looked into: {}", away.getMessage());
            }
            brokerAway = true;
        }
    }

    private void tell(Map<String, Instant> queued) {
        Instant now = clock.instant();
        Map<String, Instant> oldest = new HashMap<>(queued);
        inHand.all(now)
                .forEach(about -> oldest.merge(
                        about.account(), about.receivedAt(), (one, other) -> one.isBefore(other) ? one : other));
        Map<String, Double> seconds = new TreeMap<>();
        accounts.all().forEach(account -> seconds.put(account.id(), 0.0));
        oldest.forEach((account, since) -> seconds.put(account, age(since, now)));
        List<MultiGauge.Row<?>> rows = seconds.entrySet().stream()
                .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(tags(one.getKey()), one.getValue()))
                .toList();
        lags.register(rows, true);
    }

    private static double age(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis()) / 1000.0;
    }

    private Tags tags(String account) {
        String connector = accounts.find(account).map(Account::connector).orElse("unknown");
        return Tags.of("connector", connector, "account", account, "route", ROUTE);
    }
}
