package hub.security;

/**
 * One deed. Neither {@code before} nor {@code after} ever holds a secret or a personal field.
 *
 * @param actor see {@link Caller#name()}
 * @param origin network address; null for the hub's own work
 * @param action what was done: {@code account.update}
 * @param object what it was done to: {@code account:acme}
 * @param before null when there was nothing
 * @param after null when there is nothing
 */
public record AuditEntry(String actor, String origin, String action, String object, String before, String after) {

    public static AuditEntry by(Caller caller, String action, String object, String before, String after) {
        return new AuditEntry(caller.name(), caller.origin(), action, object, before, after);
    }
}
