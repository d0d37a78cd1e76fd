package hub.channel;

/**
 * An account was created, changed or deleted; published after the commit, for the audit log.
 *
 * @param action {@code create}, {@code change}, {@code pause}, {@code resume}, {@code fail}, {@code work} or
 *     {@code delete}
 * @param before null when created
 * @param after null when deleted
 */
public record AccountChanged(String action, AccountView before, AccountView after) {}
