package hub.folding;

import java.util.UUID;

/**
 * Why an order is looked at again, for its timeline.
 *
 * @param source the door, or {@code hub}
 * @param kind the topic or the fact
 * @param messageId null for facts of the hub
 * @param publication the mapping's number, null without a mapping
 * @param actor who did it, null for machines
 */
public record Cause(String source, String kind, UUID messageId, Long publication, String actor) {}
