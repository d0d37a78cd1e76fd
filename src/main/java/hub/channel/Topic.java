package hub.channel;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/** What becomes of a message of one topic. */
public sealed interface Topic {

    /** Begins the topics of what the hub reads itself, e.g. {@code read:order}; never taken from a webhook's header. */
    String OWN_READS = "read:";

    /** Where the body names the one order it speaks of; empty where the connector does not say. */
    default Optional<JsonPointer> orderId() {
        return Optional.empty();
    }

    /**
     * @param mapping name of the mapping under {@code mappings/<connector>/} that turns the body into observations
     * @param order where the body names its order, for messages that cannot be mapped; null where that is not told
     */
    record Mapped(String mapping, JsonPointer order) implements Topic {

        @Override
        public Optional<JsonPointer> orderId() {
            return Optional.ofNullable(order);
        }
    }

    /** Too thin to stand for itself: the order is read. @param externalId where the body names the order */
    record OrderHint(JsonPointer externalId) implements Topic {

        @Override
        public Optional<JsonPointer> orderId() {
            return Optional.of(externalId);
        }
    }

    /** Says something about the account, not about an order: the account is checked by a read. */
    record AccountHint() implements Topic {}

    /** Says that something sold there, or its level, changed: what the account sells is listed anew. */
    record ProductHint() implements Topic {}

    /** Taken and kept unprocessed. @param reason why nothing is done with it yet, for people */
    record Kept(String reason) implements Topic {}
}
