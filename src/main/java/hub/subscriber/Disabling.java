package hub.subscriber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.feed.Event;
import hub.feed.Outbox;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The hub stops telling a subscriber, says so by an event, and keeps what it misses for a re-send. */
@Component
class Disabling {

    private static final Logger LOG = LoggerFactory.getLogger(Disabling.class);
    private static final String TYPE = "crossdock.subscriber.disabled";

    private final SubscriberStore subscribers;
    private final DeliveryRows rows;
    private final Outbox outbox;
    private final AuditLog audit;

    Disabling(SubscriberStore subscribers, DeliveryRows rows, Outbox outbox, AuditLog audit) {
        this.subscribers = subscribers;
        this.rows = rows;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Belongs to the caller's transaction.
     *
     * @param failingSince null when it said itself that it wants no more
     */
    void disable(UUID id, String reason, Instant failingSince, Instant now) {
        String cut = reason.length() <= 500 ? reason : reason.substring(0, 500);
        if (!subscribers.disable(id, cut, now)) {
            return;
        }
        rows.hold(id);
        outbox.add(List.of(event(subscribers.find(id).orElseThrow(), failingSince)), now);
        audit.record(
                new AuditEntry("hub", null, "subscriber.disable", "subscriber:" + id, "active", "disabled: " + cut));
        LOG.warn("subscriber {} disabled: {}", id, cut);
    }

    private static Event event(Subscriber disabled, Instant failingSince) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("subscriberId", disabled.id().toString());
        data.put("name", disabled.name());
        data.put("reason", disabled.reason());
        data.put("cause", failingSince == null ? "gone" : "failing");
        if (failingSince != null) {
            data.put("since", failingSince.toString());
        }
        // Each disabling is an event of its own, and each is a version of its own.
        String id = disabled.id() + ":" + disabled.version() + ":subscriber.disabled";
        return new Event(id, TYPE, disabled.id().toString(), data);
    }
}
