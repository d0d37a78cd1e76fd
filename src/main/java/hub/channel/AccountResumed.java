package hub.channel;

/** An account processes again what comes in: messages kept meanwhile can be worked off. Published after the commit. */
public record AccountResumed(String accountId) {}
