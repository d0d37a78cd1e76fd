package hub.subscriber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with subscribers: make, change, delete, test, send again. Each deed is audited. */
@Component
public class SubscriberDesk {

    private final SubscriberStore subscribers;
    private final DeliveryRows rows;
    private final DeliveryHistory history;
    private final Matching matching;
    private final AuditLog audit;
    private final Clock clock;

    SubscriberDesk(
            SubscriberStore subscribers,
            DeliveryRows rows,
            DeliveryHistory history,
            Matching matching,
            AuditLog audit,
            Clock clock) {
        this.subscribers = subscribers;
        this.rows = rows;
        this.history = history;
        this.matching = matching;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Subscriber> find(UUID id) {
        return subscribers.find(id);
    }

    /** In the order of ids. */
    public List<Subscriber> after(UUID id, int most) {
        return subscribers.after(id, most);
    }

    @Transactional
    public Subscriber create(Subscriber wanted) {
        subscribers.add(wanted);
        record("subscriber.create", wanted, null, words(wanted));
        return find(wanted.id()).orElseThrow();
    }

    /**
     * Whatever was counted against it is forgotten: a person has looked at it.
     *
     * @return empty when somebody else changed it meanwhile
     */
    @Transactional
    public Optional<Subscriber> change(Subscriber before, Subscriber wanted) {
        if (!subscribers.change(wanted)) {
            return Optional.empty();
        }
        if (!wanted.active()) {
            rows.hold(wanted.id());
        }
        boolean otherSecret = !before.secrets().equals(wanted.secrets());
        boolean otherUrl = !before.url().equals(wanted.url());
        String after = words(wanted) + (otherSecret ? " secret changed" : "") + (otherUrl ? " url changed" : "");
        record("subscriber.change", wanted, words(before), after);
        return find(wanted.id());
    }

    @Transactional
    public void delete(Subscriber subscriber) {
        subscribers.delete(subscriber.id());
        record("subscriber.delete", subscriber, words(subscriber), null);
    }

    /** Sends it one event that tells of nothing. @return the delivery's id */
    @Transactional
    public String test(Subscriber subscriber) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID() + ":subscriber.tested");
        event.put("source", "/crossdock");
        event.put("type", "crossdock.subscriber.tested");
        event.put("subject", subscriber.id().toString());
        event.put("time", now().toString());
        event.put("datacontenttype", "application/json");
        event.putObject("data").put("subscriberId", subscriber.id().toString());
        String delivery = matching.deliver(event, subscriber.id());
        record("subscriber.test", subscriber, null, delivery);
        return delivery;
    }

    public Optional<Delivery> delivery(UUID subscriber, String id) {
        return history.find(subscriber, id);
    }

    /** Newest first. @param state null for all */
    public List<Delivery> deliveries(UUID subscriber, String state, long before, int most) {
        return history.before(subscriber, state, before, most);
    }

    /** @return false when there is no such delivery */
    @Transactional
    public boolean resend(Subscriber subscriber, String delivery) {
        boolean again = history.again(subscriber.id(), delivery, now());
        if (again) {
            record("subscriber.resend", subscriber, null, delivery);
        }
        return again;
    }

    /** @return how many deliveries are sent again */
    @Transactional
    public int resend(Subscriber subscriber, Instant from, Instant to) {
        int again = history.again(subscriber.id(), from, to, now());
        record("subscriber.resend", subscriber, null, from + " to " + to + ": " + again);
        return again;
    }

    /** The address stands in no record: some are secrets themselves. */
    private static String words(Subscriber subscriber) {
        return subscriber.name() + " " + subscriber.format().word() + " "
                + subscriber.status().word() + (subscriber.personal() ? " personal " : " ")
                + Json.MAPPER.valueToTree(subscriber.wants());
    }

    private void record(String action, Subscriber subscriber, String before, String after) {
        audit.record(AuditEntry.by(Caller.current(), action, "subscriber:" + subscriber.id(), before, after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
