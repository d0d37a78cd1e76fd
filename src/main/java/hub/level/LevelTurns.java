package hub.level;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connector.Ability;
import hub.channel.Connectors;
import hub.outbound.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whose levels are looked at next: of each account one batch at a time, so that no two writes overtake each other. */
@Component("levelTurns")
public class LevelTurns {

    private static final int MOST_DUE = 500;
    /** Two calls to their last second; a batch that was lost on its way frees the account after it. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private final LevelRows publications;
    private final Releases releases;
    private final LevelWakes wakes;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Leases leases;
    private final Clock clock;
    private final Map<String, LinkedHashSet<LevelKey>> waiting = new HashMap<>();
    private final Map<String, Instant> busy = new HashMap<>();
    private Set<String> released = Set.of();
    private Instant lookedAround = Instant.MIN;

    LevelTurns(
            LevelRows publications,
            Releases releases,
            LevelWakes wakes,
            Accounts accounts,
            Connectors connectors,
            Leases leases,
            Clock clock) {
        this.publications = publications;
        this.releases = releases;
        this.wakes = wakes;
        this.accounts = accounts;
        this.connectors = connectors;
        this.leases = leases;
        this.clock = clock;
    }

    /** The next batch of every account that has one; each is under way until {@link #leave}. */
    public synchronized List<LevelItem> take() {
        Instant now = clock.instant();
        if (lookedAround.plus(LOOK_AROUND).isBefore(now)) {
            released = releases.all();
            lookedAround = now;
        }
        Set<String> skus = wakes.next(!released.isEmpty());
        Set<String> ours = ours(now);
        if (ours.isEmpty()) {
            waiting.clear();
            return List.of();
        }
        if (!skus.isEmpty()) {
            publications.madeOf(skus).forEach(this::wait);
        }
        publications.due(now, ours, MOST_DUE).forEach(this::wait);
        List<LevelItem> taken = new ArrayList<>();
        ours.forEach(account -> taken.addAll(batch(account, now)));
        return taken;
    }

    synchronized void leave(String account) {
        busy.remove(account);
    }

    /** Nothing of the account is worth a try before then. */
    synchronized void leaveUntil(String account, Instant then) {
        busy.put(account, then);
    }

    private void wait(LevelKey key) {
        waiting.computeIfAbsent(key.account(), account -> new LinkedHashSet<>()).add(key);
    }

    /** Accounts that are released, called, held by this instance and not busy. */
    private Set<String> ours(Instant now) {
        Set<String> ours = new HashSet<>();
        for (String id : released) {
            boolean free = busy.getOrDefault(id, Instant.MIN).isBefore(now);
            if (free
                    && leases.fence(id).isPresent()
                    && accounts.find(id).filter(this::isCalled).isPresent()) {
                ours.add(id);
            }
        }
        return ours;
    }

    private boolean isCalled(Account account) {
        boolean well = account.status() == Account.Status.ACTIVE || account.status() == Account.Status.ERROR;
        return well
                && !account.paused()
                && connectors
                        .find(account.connector())
                        .filter(known ->
                                known.stock() != null && known.abilities().contains(Ability.SET_STOCK))
                        .isPresent();
    }

    private List<LevelItem> batch(String account, Instant now) {
        Set<LevelKey> keys = waiting.getOrDefault(account, new LinkedHashSet<>());
        List<LevelKey> batch = new ArrayList<>();
        int most = most(account);
        for (Iterator<LevelKey> next = keys.iterator(); next.hasNext() && batch.size() < most; ) {
            LevelKey key = next.next();
            if (batch.isEmpty() || batch.get(0).group().equals(key.group())) {
                batch.add(key);
                next.remove();
            }
        }
        if (batch.isEmpty()) {
            return List.of();
        }
        busy.put(account, now.plus(LONGEST));
        return batch.stream().map(key -> new LevelItem(key, batch.size())).toList();
    }

    private int most(String account) {
        return accounts.find(account)
                .flatMap(known -> connectors.find(known.connector()))
                .map(Connector::stock)
                .map(Connector.Stock::batch)
                .orElse(1);
    }
}
