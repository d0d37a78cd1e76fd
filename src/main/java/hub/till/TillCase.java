package hub.till;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import hub.intake.Envelope;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something odd about a till that people should know of.
 *
 * @param subject what it is about, so that the same thing is one case
 * @param transactionId null where it is about none
 * @param orderId null where no order is known
 * @param fromSequence first missing number of a gap; null for other cases
 * @param toSequence last missing number of a gap; null for other cases
 * @param sku null where it is not about stock
 * @param detail for people, without personal values
 * @param seen how often it came up
 * @param closedBy null while it is open; {@code hub} when it closed by itself
 */
public record TillCase(
        UUID id,
        String terminal,
        int registration,
        Code code,
        String subject,
        String transactionId,
        UUID orderId,
        UUID messageId,
        Long fromSequence,
        Long toSequence,
        String sku,
        String location,
        String detail,
        int seen,
        Instant openedAt,
        Instant seenAt,
        Instant closedAt,
        String closedBy,
        String closedWhy) {

    /** Stable codes. */
    public enum Code {
        /** Numbers between two transactions never came. */
        SEQUENCE_GAP,
        REPEAT_SAME,
        /** An id, or a number, used for other content. */
        REPEAT_CONFLICT,
        CLOCK_SKEW,
        STOCK_BELOW_ZERO,
        /** A buffered sale of software that is too old. */
        TERMINAL_OUTDATED,
        /** A refund whose sale has not come yet. */
        ORIGINAL_MISSING;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonProperty("state")
    public String state() {
        return closedAt == null ? "open" : "closed";
    }

    static TillCase of(Envelope.About about, Code code, String detail) {
        String transaction = about.headers().get(TillDoor.TRANSACTION);
        return new TillCase(
                UUID.randomUUID(),
                about.account(),
                Integer.parseInt(about.headers().getOrDefault(TillDoor.REGISTRATION, "1")),
                code,
                transaction,
                transaction,
                null,
                about.messageId(),
                null,
                null,
                null,
                null,
                detail,
                1,
                about.receivedAt(),
                about.receivedAt(),
                null,
                null,
                null);
    }

    TillCase about(String otherSubject, UUID order) {
        return new TillCase(
                id,
                terminal,
                registration,
                code,
                otherSubject,
                transactionId,
                order,
                messageId,
                fromSequence,
                toSequence,
                sku,
                location,
                detail,
                seen,
                openedAt,
                seenAt,
                closedAt,
                closedBy,
                closedWhy);
    }

    TillCase missing(long from, long to) {
        String numbers = from == to ? "number " + from : "numbers " + from + " to " + to;
        return new TillCase(
                id,
                terminal,
                registration,
                code,
                registration + ":" + from + "-" + to,
                transactionId,
                orderId,
                messageId,
                from,
                to,
                null,
                null,
                numbers + " never came",
                seen,
                openedAt,
                seenAt,
                closedAt,
                closedBy,
                closedWhy);
    }

    TillCase since(Instant earlier) {
        return new TillCase(
                id,
                terminal,
                registration,
                code,
                subject,
                transactionId,
                orderId,
                messageId,
                fromSequence,
                toSequence,
                sku,
                location,
                detail,
                seen,
                earlier,
                seenAt,
                closedAt,
                closedBy,
                closedWhy);
    }

    TillCase at(String itsSku, String itsLocation) {
        return new TillCase(
                id,
                terminal,
                registration,
                code,
                itsSku + " @ " + itsLocation,
                transactionId,
                orderId,
                messageId,
                null,
                null,
                itsSku,
                itsLocation,
                detail,
                seen,
                openedAt,
                seenAt,
                closedAt,
                closedBy,
                closedWhy);
    }
}
