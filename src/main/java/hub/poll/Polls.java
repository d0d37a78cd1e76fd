package hub.poll;

import hub.channel.Account;
import hub.channel.Account.SyncFrequency;
import hub.channel.AccountReads;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connector.Ability;
import hub.channel.Connectors;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import hub.poll.PollTask.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which accounts are asked next for what changed, and what became of it. */
@Component("polls")
@EnableConfigurationProperties(PollSettings.class)
public class Polls implements AccountReads {

    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    private final Accounts accounts;
    private final Connectors connectors;
    private final PollCursors cursors;
    private final OrderPoll orders;
    private final ProductPoll products;
    private final SubscriptionCheck subscriptions;
    private final SubscriptionRows subscribed;
    private final DeletedAccounts deleted;
    private final Reconciling reconciling;
    private final Leases leases;
    private final PollSettings settings;
    private final Clock clock;
    private final Map<String, SyncFrequency> rhythms = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> underWay = new HashSet<>();

    Polls(
            Accounts accounts,
            Connectors connectors,
            PollCursors cursors,
            OrderPoll orders,
            ProductPoll products,
            SubscriptionCheck subscriptions,
            SubscriptionRows subscribed,
            DeletedAccounts deleted,
            Reconciling reconciling,
            Leases leases,
            PollSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.cursors = cursors;
        this.orders = orders;
        this.products = products;
        this.subscriptions = subscriptions;
        this.subscribed = subscribed;
        this.deleted = deleted;
        this.reconciling = reconciling;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those that are due, of the accounts that this instance holds; each is under way from here. */
    public synchronized List<PollTask> take() {
        Instant now = clock.instant();
        Set<String> ours = new HashSet<>();
        for (Account account : accounts.all()) {
            if (isAsked(account) && leases.fence(account.id()).isPresent()) {
                begin(account, now);
                keepTime(account);
                ours.add(account.id());
            }
        }
        int free = settings.atOnce() - underWay.size();
        if (free <= 0) {
            return List.of();
        }
        // What was asked for while it is under way has its turn afterwards: two walks at once would undo each other.
        List<PollTask> taken = cursors.due(now, ours, settings.atOnce()).stream()
                .filter(task -> !underWay.contains(name(task)))
                .limit(free)
                .toList();
        for (PollTask task : taken) {
            cursors.started(task, now.plus(settings.longestRun()));
            underWay.add(name(task));
        }
        return taken;
    }

    public void run(PollTask task) {
        Instant begunAt = clock.instant();
        try {
            switch (task.what()) {
                case ORDERS -> orders.run(task);
                case PRODUCTS -> products.run(task);
                case SUBSCRIPTIONS -> subscriptions.run(task);
            }
            cursors.ended(task, begunAt, clock.instant(), clock.instant().plus(pause(task)));
        } catch (PlatformAway away) {
            failed(task, away.getMessage(), away.waiting() == null ? retry(task) : away.waiting());
        } catch (RuntimeException failure) {
            LOG.warn("poll of {} of {} failed", task.what(), task.account(), failure);
            failed(task, failure.getClass().getSimpleName(), retry(task));
        } finally {
            left(task);
        }
    }

    @Override
    public void poll(Account account) {
        cursors.ask(account.id(), clock.instant());
        cursors.wake(account.id(), What.SUBSCRIPTIONS, clock.instant());
    }

    @Override
    public void productsChanged(String account) {
        cursors.wake(account, What.PRODUCTS, soonest(account));
    }

    /** A shop that sells all day changes all day: walks through a large one must not follow each other at once. */
    private Instant soonest(String account) {
        Instant now = clock.instant();
        return cursors.last(account, What.PRODUCTS)
                .map(last -> last.endedAt()
                        .plus(settings.betweenWalks())
                        .plus(Duration.between(last.beganAt(), last.endedAt()).multipliedBy(10)))
                .filter(now::isBefore)
                .orElse(now);
    }

    @Override
    public void reconcile(Account account) {
        reconciling.ask(account);
    }

    /** A subscription that is gone is to be back within two turns, however long the platform was away. */
    private Duration retry(PollTask task) {
        Duration doubled = settings.retry(task.attempts());
        boolean tooLong = task.what() == What.SUBSCRIPTIONS && doubled.compareTo(settings.subscriptions()) > 0;
        return tooLong ? settings.subscriptions() : doubled;
    }

    private void failed(PollTask task, String words, Duration wait) {
        cursors.failed(task, words, clock.instant().plus(wait));
    }

    private synchronized void left(PollTask task) {
        underWay.remove(name(task));
    }

    private static String name(PollTask task) {
        return task.account() + "/" + task.what();
    }

    private void begin(Account account, Instant now) {
        String one = account.id() + "@" + account.createdAt();
        if (!begun.contains(one)) {
            if (cursors.knewAnother(account.id(), account.createdAt())) {
                deleted.forget(account.id());
            }
            Set<Ability> abilities = connectors.get(account.connector()).abilities();
            if (abilities.contains(Ability.POLL_ORDERS)) {
                cursors.begin(account.id(), account.createdAt(), What.ORDERS, account.stockFrom(), now);
            }
            if (abilities.contains(Ability.LIST_PRODUCTS)) {
                cursors.begin(account.id(), account.createdAt(), What.PRODUCTS, null, now);
            }
            if (connectors.get(account.connector()).subscribes()) {
                cursors.begin(account.id(), account.createdAt(), What.SUBSCRIPTIONS, null, now);
            }
            begun.add(one);
        }
    }

    /** Somebody chose another frequency: the next poll may be due by now. */
    private void keepTime(Account account) {
        if (account.syncFrequency() != rhythms.put(account.id(), account.syncFrequency())) {
            cursors.last(account.id(), What.ORDERS)
                    .map(last -> last.endedAt().plus(Rhythm.pause(account.syncFrequency(), isTold(account), settings)))
                    .ifPresent(due -> cursors.soonest(account.id(), What.ORDERS, due));
        }
    }

    private boolean isAsked(Account account) {
        boolean well = account.status() == Account.Status.ACTIVE || account.status() == Account.Status.ERROR;
        return well && !account.paused() && connectors.find(account.connector()).isPresent();
    }

    private Duration pause(PollTask task) {
        return switch (task.what()) {
            case PRODUCTS -> settings.products();
            case SUBSCRIPTIONS -> settings.subscriptions();
            case ORDERS -> {
                Account account = accounts.find(task.account()).orElseThrow();
                yield Rhythm.pause(account.syncFrequency(), isTold(account), settings);
            }
        };
    }

    /** Where the hub cannot see to it itself, people did. */
    private boolean isTold(Account account) {
        Connector connector = connectors.get(account.connector());
        return connector.subscribes()
                ? subscribed.allActive(account.id(), connector.orderSubscriptions())
                : connector.webhook() != null;
    }
}
