package hub.mapping;

/**
 * Asks for a read of one order, because the payload is too thin to stand for itself.
 *
 * @param externalId the platform's id of the order; null when the account itself is to be checked
 * @param reason why, in a few words; never null
 */
public record Hint(String externalId, String reason) {}
