package hub.folding;

import hub.channel.Account;
import hub.channel.Connector;
import hub.order.StatusWords;
import java.time.Instant;

/**
 * Whose order it is, and under which rules it is read.
 *
 * @param channel the connector's name
 * @param account the account's id
 * @param storeKey unique in the hub: the platform's own id of the shop, told apart by platform
 * @param words the platform's status words
 * @param stockFrom what happened before moves no stock; null means all counts
 * @param hubTaken the hub itself is the platform: refused when short
 */
public record Subject(
        String channel, String account, String storeKey, StatusWords words, Instant stockFrom, boolean hubTaken) {

    /** The same, for an order that was taken already: what is short now is named, not refused. */
    Subject taken(String itsStoreKey) {
        return new Subject(channel, account, itsStoreKey, words, stockFrom, false);
    }

    /** A till's: its goods are gone, so what is short is named. A terminal set up anew is another store. */
    public static Subject till(String channel, String terminal, String storeKey, StatusWords words) {
        return new Subject(channel, terminal, storeKey, words, null, false);
    }

    /** An order whose platform is the hub itself. */
    public static Subject hub(String channel, String account, StatusWords words) {
        return new Subject(channel, account, channel + "/" + account, words, null, true);
    }

    public static Subject of(Account account, Connector connector) {
        return new Subject(
                connector.name(),
                account.id(),
                connector.name() + "/" + account.storeKey(),
                connector.statusWords(),
                account.stockFrom(),
                false);
    }
}
