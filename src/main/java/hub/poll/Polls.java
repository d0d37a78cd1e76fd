package hub.poll;

import hub.channel.Account;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final DeletedAccounts deleted;
    private final Reconciling reconciling;
    private final Leases leases;
    private final PollSettings settings;
    private final Clock clock;
    private final Set<String> begun = new HashSet<>();
    private int underWay;

    Polls(
            Accounts accounts,
            Connectors connectors,
            PollCursors cursors,
            OrderPoll orders,
            ProductPoll products,
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
                ours.add(account.id());
            }
        }
        int free = settings.atOnce() - underWay;
        if (free <= 0) {
            return List.of();
        }
        List<PollTask> taken = new ArrayList<>(cursors.due(now, ours, free));
        taken.forEach(task -> cursors.started(task, now.plus(settings.longestRun())));
        underWay += taken.size();
        return taken;
    }

    public void run(PollTask task) {
        Instant begunAt = clock.instant();
        try {
            switch (task.what()) {
                case ORDERS -> orders.run(task);
                case PRODUCTS -> products.run(task);
            }
            cursors.ended(task, begunAt, clock.instant(), clock.instant().plus(pause(task)));
        } catch (PlatformAway away) {
            Duration wait = away.waiting() == null ? settings.retry(task.attempts()) : away.waiting();
            failed(task, away.getMessage(), wait);
        } catch (RuntimeException failure) {
            LOG.warn("poll of {} of {} failed", task.what(), task.account(), failure);
            failed(task, failure.getClass().getSimpleName(), settings.retry(task.attempts()));
        } finally {
            left();
        }
    }

    @Override
    public void poll(Account account) {
        cursors.ask(account.id(), clock.instant());
    }

    @Override
    public void reconcile(Account account) {
        reconciling.ask(account);
    }

    private void failed(PollTask task, String words, Duration wait) {
        cursors.failed(task, words, clock.instant().plus(wait));
    }

    private synchronized void left() {
        underWay--;
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
            begun.add(one);
        }
    }

    private boolean isAsked(Account account) {
        boolean well = account.status() == Account.Status.ACTIVE || account.status() == Account.Status.ERROR;
        return well && !account.paused() && connectors.find(account.connector()).isPresent();
    }

    private Duration pause(PollTask task) {
        if (task.what() == What.PRODUCTS) {
            return settings.products();
        }
        Account account = accounts.find(task.account()).orElseThrow();
        Connector connector = connectors.get(account.connector());
        return switch (account.syncFrequency()) {
            case REAL_TIME -> connector.webhook() == null ? settings.realTime() : settings.besideWebhooks();
            case FIVE_MINUTES -> Duration.ofMinutes(5);
            case QUARTER_HOURLY -> Duration.ofMinutes(15);
            case HOURLY -> Duration.ofHours(1);
            case DAILY -> Duration.ofDays(1);
        };
    }
}
