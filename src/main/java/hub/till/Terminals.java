package hub.till;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every terminal in memory, so that the door answers without the database; while that is away the last known ones stand.
 * Changes of other instances arrive within five seconds, own changes at once.
 */
@Component
public class Terminals implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Terminals.class);

    private final TerminalStore store;
    private volatile Map<String, Terminal> known = Map.of();
    private volatile boolean databaseAway;

    Terminals(TerminalStore store) {
        this.store = store;
    }

    public Optional<Terminal> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** All terminals, by id. */
    public Collection<Terminal> all() {
        return known.values();
    }

    /** The first load belongs to the start: an instance that knows no terminals would answer 404 to all of them. */
    @Override
    public void afterSingletonsInstantiated() {
        refresh();
    }

    synchronized void refresh() {
        Map<String, Terminal> next = new TreeMap<>();
        store.all().forEach(terminal -> next.put(terminal.id(), terminal));
        known = next;
    }

    @Scheduled(fixedDelayString = "${hub.till.refresh:PT5S}", initialDelayString = "${hub.till.refresh:PT5S}")
    void refreshOrKeep() {
        try {
            refresh();
            databaseAway = false;
        } catch (DataAccessException away) {
            if (!databaseAway) {
                LOG.warn("Terminals cannot be refreshed; the last known stand", away);
            }
            databaseAway = true;
        }
    }
}
