package hub.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * One mail that is wanted, and what became of it. It names nobody: whom it goes to is found when it is sent.
 *
 * @param subject id of the order, alert or subscriber, or the SKU
 * @param recipient {@code customer}, or {@code rule:} and the rule's id
 * @param cause what of the subject: the shipment, the event, how often the SKU fell
 * @param state {@code wanted}, {@code sending}, {@code sent}, {@code failed}, {@code skipped}
 * @param reason why it is not sent yet, or never; of a sent one what was odd; may be null
 * @param asked how often a person asked for it again
 * @param attempts since it was wanted or asked for again
 * @param dueAt when it is tried next; null when it is not wanted
 * @param mailId the mail it went out with, shared by all that a digest took in; null before
 * @param seq place in the list
 */
public record Notification(
        UUID id,
        String kind,
        String subject,
        String recipient,
        String cause,
        String rule,
        String state,
        String reason,
        int asked,
        int attempts,
        Instant dueAt,
        Instant wantedAt,
        Instant lastAt,
        String mailId,
        @JsonIgnore long seq) {}
