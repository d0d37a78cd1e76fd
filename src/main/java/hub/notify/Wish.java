package hub.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A mail that is wanted; the same wish again is no second one.
 *
 * @param subject the order, SKU, alert or subscriber it is about
 * @param cause what of the subject: the shipment, the event, how often the SKU fell
 * @param facts what the mail tells beside what the order says; never a personal field
 */
record Wish(Kind kind, String subject, String cause, NotificationRule rule, JsonNode facts, Instant dueAt) {}
