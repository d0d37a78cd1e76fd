package hub.channel;

import com.fasterxml.jackson.core.JsonPointer;

/** What becomes of a message of one topic. */
public sealed interface Topic {

    /** Begins the topics of what the hub reads itself, e.g. {@code read:order}; never taken from a webhook's header. */
    String OWN_READS = "read:";

    /** @param mapping name of the mapping under {@code mappings/<connector>/} that turns the body into observations */
    record Mapped(String mapping) implements Topic {}

    /** Too thin to stand for itself: the order is read. @param externalId where the body names the order */
    record OrderHint(JsonPointer externalId) implements Topic {}

    /** Says something about the account, not about an order: the account is checked by a read. */
    record AccountHint() implements Topic {}

    /** Taken and kept unprocessed. @param reason why nothing is done with it yet, for people */
    record Kept(String reason) implements Topic {}
}
