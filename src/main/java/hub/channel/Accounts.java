package hub.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every account in memory. Answers without the database; while that is away the last known accounts stand. Changes of
 * other instances arrive within five seconds, own changes at once.
 */
@Component
public class Accounts implements StoreNeighbours, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final AccountStore store;
    private volatile AccountsKnown known = new AccountsKnown(List.of());
    private volatile boolean databaseAway;

    Accounts(AccountStore store) {
        this.store = store;
    }

    public Optional<Account> find(String connector, String id) {
        return find(id).filter(account -> account.connector().equals(connector));
    }

    public Optional<Account> find(String id) {
        return Optional.ofNullable(known.byId().get(id));
    }

    /** All accounts, by id. */
    public Collection<Account> all() {
        return known.byId().values();
    }

    /** The first load belongs to the start: an instance that knows no accounts would answer 404 to all of them. */
    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    /** Reads what changed since the last time. */
    public synchronized void refresh() {
        Map<String, String> stamps = store.stamps();
        List<Account> next = new ArrayList<>();
        Set<String> toRead = new HashSet<>(stamps.keySet());
        for (Account account : known.byId().values()) {
            if (AccountStore.stamp(account.version(), account.createdAt()).equals(stamps.get(account.id()))) {
                next.add(account);
                toRead.remove(account.id());
            }
        }
        if (!toRead.isEmpty() || next.size() != known.byId().size()) {
            next.addAll(store.read(toRead));
            known = new AccountsKnown(next);
        }
    }

    @Scheduled(fixedDelayString = "${hub.accounts.refresh:PT5S}", initialDelayString = "${hub.accounts.refresh:PT5S}")
    void refreshOrKeep() {
        try {
            refresh();
            databaseAway = false;
        } catch (DataAccessException away) {
            if (!databaseAway) {
                LOG.warn("Accounts cannot be refreshed; the last known stand", away);
            }
            databaseAway = true;
        }
    }

    @Override
    public boolean secretServesAnother(Account account, String secret) {
        return known.secretServesAnother(account, secret);
    }

    @Override
    public boolean storeOfAnother(Account account, String storeKey) {
        return known.storeOfAnother(account, storeKey);
    }
}
