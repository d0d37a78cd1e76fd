package hub.hospital;

import hub.intake.MessageState;
import java.time.Instant;
import java.util.UUID;

/**
 * A message without its payload.
 *
 * @param source the door it came through
 * @param reason why it is kept, or why a person discarded it; null otherwise
 * @param handledAt when it came to the state it is in
 * @param externalId the order it speaks of, as the channel names it; null while that is not known
 * @param orderId the first order it showed; null when none
 * @param duplicateOf the message that came first; null unless a duplicate
 * @param mapping number of the mapping's publication; null where none ran
 * @param stage where it stopped; null when it did not, like code, path, detail and fingerprint
 * @param fingerprint the same for all messages that one mend would free
 * @param edit how often a person corrected the payload
 * @param version grows with every change: the ETag
 */
public record MessageView(
        UUID id,
        String connector,
        String account,
        String source,
        String topic,
        MessageState state,
        String reason,
        Instant receivedAt,
        Instant handledAt,
        String externalId,
        UUID orderId,
        UUID duplicateOf,
        Long mapping,
        String stage,
        String code,
        String path,
        String detail,
        String fingerprint,
        int edit,
        int attempts,
        long version) {}
