package hub.till;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import hub.intake.Envelope;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something odd about a till that people should know of.
 *
 * @param transactionId null where it is about none
 * @param detail for people, without personal values
 * @param seen how often it came up
 * @param end null while it is open
 */
public record TillCase(
        UUID id,
        String terminal,
        int registration,
        Code code,
        String transactionId,
        UUID messageId,
        @JsonUnwrapped Matter matter,
        String detail,
        int seen,
        Instant openedAt,
        Instant seenAt,
        @JsonUnwrapped End end) {

    /**
     * What it is about; the same subject is the same case.
     *
     * @param orderId null where no order is known
     * @param fromSequence first missing number of a gap; null for other cases
     * @param toSequence last missing number of a gap; null for other cases
     * @param sku null where it is not about stock
     * @param location null where it is not about stock
     */
    public record Matter(
            String subject, UUID orderId, Long fromSequence, Long toSequence, String sku, String location) {

        static Matter order(String subject, UUID order) {
            return new Matter(subject, order, null, null, null, null);
        }

        static Matter stock(String sku, String location, UUID order) {
            return new Matter(sku + " @ " + location, order, null, null, sku, location);
        }
    }

    /** @param closedBy {@code hub} when it closed by itself */
    public record End(Instant closedAt, String closedBy, String closedWhy) {}

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
        return end == null ? "open" : "closed";
    }

    static TillCase of(Envelope.About about, Code code, String detail) {
        return of(about, code, Matter.order(about.headers().get(TillDoor.TRANSACTION), null), detail);
    }

    static TillCase of(Envelope.About about, Code code, Matter matter, String detail) {
        return new TillCase(
                UUID.randomUUID(),
                about.account(),
                Integer.parseInt(about.headers().getOrDefault(TillDoor.REGISTRATION, "1")),
                code,
                about.headers().get(TillDoor.TRANSACTION),
                about.messageId(),
                matter,
                detail,
                1,
                about.receivedAt(),
                about.receivedAt(),
                null);
    }

    /** Numbers that were missed when this transaction came. */
    static TillCase gap(Envelope.About about, long from, long to) {
        TillCase found = of(about, Code.SEQUENCE_GAP, "");
        return found.missing(from, to);
    }

    /** The same hole, smaller. */
    TillCase missing(long from, long to) {
        String numbers = from == to ? "number " + from : "numbers " + from + " to " + to;
        Matter hole = new Matter(registration + ":" + from + "-" + to, null, from, to, null, null);
        return new TillCase(
                id,
                terminal,
                registration,
                code,
                transactionId,
                messageId,
                hole,
                numbers + " never came",
                seen,
                openedAt,
                seenAt,
                end);
    }

    /** Another hole, of the same age. */
    TillCase another() {
        return new TillCase(
                UUID.randomUUID(),
                terminal,
                registration,
                code,
                transactionId,
                messageId,
                matter,
                detail,
                seen,
                openedAt,
                seenAt,
                end);
    }
}
