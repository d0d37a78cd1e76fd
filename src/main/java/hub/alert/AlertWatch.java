package hub.alert;

import hub.feed.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges every rule: an alert and the event that tells of it are committed together. */
@Component("alertWatch")
@EnableConfigurationProperties(AlertSettings.class)
public class AlertWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final int MOST_RULES = 1000;

    private final AlertRules rules;
    private final Alerts alerts;
    private final Measures measures;
    private final RefusalTally refusals;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final AlertSettings settings;
    private final Clock clock;

    AlertWatch(
            AlertRules rules,
            Alerts alerts,
            Measures measures,
            RefusalTally refusals,
            Outbox outbox,
            TransactionTemplate transaction,
            AlertSettings settings,
            Clock clock) {
        this.rules = rules;
        this.alerts = alerts;
        this.measures = measures;
        this.refusals = refusals;
        this.outbox = outbox;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    public void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        refusals.add(now);
        for (AlertRule rule : rules.after("", MOST_RULES)) {
            try {
                transaction.executeWithoutResult(status -> rules.lock(rule.id()).ifPresent(held -> judge(held, now)));
            } catch (RuntimeException failed) {
                // One measure that cannot be read must not silence the others.
                LOG.warn("alert rule {} not judged: {}", rule.id(), failed.getMessage());
            }
        }
    }

    private void judge(AlertRule rule, Instant now) {
        Reading reading = rule.enabled() ? measures.read(rule.measure(), now) : Reading.NOTHING;
        Optional<Alert> current = alerts.unfinished(rule.id());
        AlertCourse.Step step = AlertCourse.next(current, rule, reading, settings.calm(), UUID.randomUUID(), now);
        write(current, step.alert());
        if (step.tell()) {
            outbox.add(List.of(AlertWords.event(step.alert().orElseThrow())), now);
        }
    }

    private void write(Optional<Alert> before, Optional<Alert> after) {
        if (after.isEmpty()) {
            before.ifPresent(alert -> alerts.delete(alert.id()));
        } else if (before.isEmpty()) {
            alerts.add(after.get());
        } else {
            alerts.update(after.get());
        }
    }
}
