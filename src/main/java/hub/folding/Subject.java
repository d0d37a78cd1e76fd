package hub.folding;

import hub.channel.Account;
import hub.channel.Connector;
import hub.order.StatusWords;
import java.time.Instant;

/**
 * Whose order it is, and under which rules it is read.
 *
 * @param channel the connector's name
 * @param account the account's label
 * @param words the platform's status words
 * @param stockFrom what happened before moves no stock; null means all counts
 * @param hubTaken the hub itself is the platform: refused when short
 */
public record Subject(
        String channel, String account, String storeKey, StatusWords words, Instant stockFrom, boolean hubTaken) {

    public static Subject of(Account account, Connector connector) {
        return new Subject(
                connector.name(),
                account.id(),
                account.storeKey(),
                connector.statusWords(),
                account.stockFrom(),
                false);
    }
}
