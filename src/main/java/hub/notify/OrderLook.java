package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.OrderQueries;
import hub.json.Json;
import hub.notify.Kind.About;
import hub.notify.OrderWishes.Wanted;
import hub.security.CannotOpen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is wanted of one order now. */
@Component
class OrderLook {

    private static final Logger LOG = LoggerFactory.getLogger(OrderLook.class);

    private final OrderQueries orders;
    private final OldOrders old;
    private final MailSettings settings;

    OrderLook(OrderQueries orders, OldOrders old, MailSettings settings) {
        this.orders = orders;
        this.old = old;
        this.settings = settings;
    }

    List<Wish> at(UUID order, List<NotificationRule> active, Instant now) {
        try {
            return orders.byId(order)
                    .map(found -> wishes(order, found.document(), active, now))
                    .orElse(List.of());
        } catch (CannotOpen | IllegalStateException erased) {
            LOG.info("order {} wants no mail: {}", order, erased.getMessage());
            return List.of();
        }
    }

    private List<Wish> wishes(UUID order, JsonNode document, List<NotificationRule> active, Instant now) {
        String channel = document.path("channel").asText();
        String account = document.path("account").asText();
        List<Wish> wishes = new ArrayList<>();
        for (Wanted wanted : OrderWishes.of(document)) {
            Instant placedAt = Instant.parse(document.path("placedAt").asText());
            active.stream()
                    .filter(rule -> rule.kind() == wanted.kind()
                            && rule.kind().about() == About.ORDER
                            && rule.scope().coversOrder(channel, account))
                    .filter(rule ->
                            old.refuse(channel, account, placedAt, wanted, rule).isEmpty())
                    .map(rule -> new Wish(
                            wanted.kind(),
                            order.toString(),
                            wanted.cause(),
                            rule,
                            Json.MAPPER.createObjectNode(),
                            due(wanted, rule, now)))
                    .forEach(wishes::add);
        }
        return wishes;
    }

    private Instant due(Wanted wanted, NotificationRule rule, Instant now) {
        Instant gathered = now.plus(rule.digest());
        return wanted.complete() ? gathered : gathered.plus(settings.waitForTracking());
    }
}
