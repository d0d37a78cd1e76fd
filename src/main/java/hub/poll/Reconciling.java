package hub.poll;

import hub.channel.Account;

/** Compares all that an account's platform lists with what the hub holds; what differs is read. */
public interface Reconciling {

    /** Yesterday and today, as soon as its turn comes. Belongs to the caller's transaction, if there is one. */
    void ask(Account account);
}
