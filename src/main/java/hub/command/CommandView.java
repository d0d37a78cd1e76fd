package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A command as the API shows it.
 *
 * @param kind {@code ship}, {@code cancel} or {@code refund}
 * @param state {@code requested}, {@code confirmed}, {@code failed} or {@code unknown}: sent, and the platform is asked
 *     whether it was done
 * @param platformId what the platform calls what it did; null while it did nothing
 * @param words why it is not done, the platform's own where it said something; null when nothing is wrong
 * @param asked null when the order is erased
 */
public record CommandView(
        UUID id,
        UUID orderId,
        String account,
        String kind,
        String state,
        String platformId,
        String words,
        JsonNode asked,
        String requestedBy,
        Instant createdAt,
        Instant changedAt) {

    static CommandView of(Command command, JsonNode asked) {
        return new CommandView(
                command.id(),
                command.orderId(),
                command.account(),
                command.kind().word(),
                command.state().word(),
                command.platformId(),
                command.words(),
                asked,
                command.requestedBy(),
                command.createdAt(),
                command.changedAt());
    }

    /** For readers who may not see persons: what people wrote may be about one. */
    public CommandView withoutTexts() {
        if (asked == null) {
            return this;
        }
        ObjectNode left = asked.deepCopy();
        left.remove("note");
        if (kind.equals(CommandKind.REFUND.word())) {
            left.remove("reason");
        }
        return new CommandView(
                id, orderId, account, kind, state, platformId, words, left, requestedBy, createdAt, changedAt);
    }
}
