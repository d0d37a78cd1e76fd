package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.alert.Measure;
import hub.feed.EventHearer;
import hub.intake.Hash;
import hub.notify.Kind.About;
import hub.notify.WishRows.Look;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Hears of changes. What is wanted of an order or a SKU follows from its state, so it is only noted down to be looked at; an
 * alert, a price, a disabled subscriber are facts of their own.
 */
@Component
class Wishes implements EventHearer {

    private static final String OURS = "crossdock.";
    private static final int LONGEST_CAUSE = 400;

    private final NotificationRules rules;
    private final WishRows rows;
    private final Clock clock;

    Wishes(NotificationRules rules, WishRows rows, Clock clock) {
        this.rules = rules;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void hear(List<JsonNode> events) {
        List<NotificationRule> active = rules.active();
        if (active.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<Look> looks = new LinkedHashSet<>();
        List<Wish> wishes = new ArrayList<>();
        for (JsonNode event : events) {
            String type = type(event);
            String subject = event.path("subject").asText();
            JsonNode data = event.path("data");
            if (type.startsWith("order.")) {
                if (active.stream().anyMatch(rule -> coversOrder(rule, data))) {
                    looks.add(new Look("order", subject));
                }
            } else if (type.equals("stock.changed")) {
                if (active.stream().anyMatch(rule -> rule.kind().about() == About.STOCK)) {
                    looks.add(new Look("sku", subject));
                }
            } else {
                kind(type, data).ifPresent(kind -> wish(kind, event, active, now, wishes));
            }
        }
        rows.ask(looks);
        rows.want(wishes, now);
    }

    private static String type(JsonNode event) {
        String type = event.path("type").asText();
        return type.startsWith(OURS) ? type.substring(OURS.length()) : "";
    }

    private static Optional<Kind> kind(String type, JsonNode data) {
        return switch (type) {
            case "price.changed" -> Optional.of(Kind.PRICE_CHANGE);
            case "subscriber.disabled" -> Optional.of(Kind.SUBSCRIBER_DISABLED);
            case "alert.opened", "alert.closed" ->
                Measure.of(data.path("measure").asText()).map(Kind::of);
            default -> Optional.empty();
        };
    }

    private static void wish(Kind kind, JsonNode event, List<NotificationRule> active, Instant now, List<Wish> wishes) {
        Instant happened = Instant.parse(event.path("time").asText());
        String cause = cause(event.path("id").asText());
        active.stream()
                .filter(rule -> rule.kind() == kind && !happened.isBefore(rule.since()))
                .filter(rule -> kind.about() != About.ALERT
                        || rule.scope().coversAlert(event.at("/data/rule").asText()))
                .map(rule -> new Wish(
                        kind, event.path("subject").asText(), cause, rule, facts(event), now.plus(rule.digest())))
                .forEach(wishes::add);
    }

    /** The event's data, and whether it tells of an alert's end. */
    private static JsonNode facts(JsonNode event) {
        ObjectNode facts = event.path("data").deepCopy();
        if (type(event).equals("alert.closed")) {
            facts.put("over", true);
        }
        return facts;
    }

    private static boolean coversOrder(NotificationRule rule, JsonNode data) {
        return rule.kind().about() == About.ORDER
                && rule.scope()
                        .coversOrder(
                                data.path("channel").asText(),
                                data.path("account").asText());
    }

    private static String cause(String eventId) {
        return eventId.length() <= LONGEST_CAUSE ? eventId : Hash.sha256(eventId);
    }
}
