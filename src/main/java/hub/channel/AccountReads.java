package hub.channel;

/** Asks the platform of an account for what changed. The work is queued; the answer comes as observations. */
public interface AccountReads {

    /** Everything since the last poll, with its overlap. */
    void poll(Account account);

    /** All it sells: something of that changed. Belongs to the caller's transaction, if there is one. */
    void productsChanged(String account);

    /** Everything that the hub and the platform may disagree about. */
    void reconcile(Account account);
}
