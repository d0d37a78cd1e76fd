package hub.channel;

/**
 * An account goes, and what was kept under its name goes with it: another of that name is another. Published inside of the
 * transaction that deletes it.
 */
public record AccountDeleted(String accountId) {}
