package hub.reconcile;

import hub.channel.Account;
import hub.channel.AccountDeleted;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connector.Ability;
import hub.channel.Connectors;
import hub.outbound.Leases;
import hub.outbound.PlatformAway;
import hub.poll.Reconciling;
import hub.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whose turn it is to be compared, and what came of it: the day before of every account, once a day, and when asked. */
@Component("reconciliations")
@EnableConfigurationProperties(ReconcileSettings.class)
public class Reconciliations implements Reconciling {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int PAGE = 200;

    private final Accounts accounts;
    private final Connectors connectors;
    private final BothSides sides;
    private final Statements statements;
    private final Leases leases;
    private final ReconcileSettings settings;
    private final Clock clock;
    private final Map<String, LocalDate> asked = new HashMap<>();
    private int underWay;

    Reconciliations(
            Accounts accounts,
            Connectors connectors,
            BothSides sides,
            Statements statements,
            Leases leases,
            ReconcileSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.sides = sides;
        this.statements = statements;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void ask(Account account) {
        String by = Caller.current().name();
        statements.ask(account.id(), today().minusDays(1), by, clock.instant());
        statements.ask(account.id(), today(), by, clock.instant());
    }

    /** Those that are due, of the accounts that this instance holds; each is under way from here. */
    public synchronized List<Statement> take() {
        Instant now = clock.instant();
        List<Account> ours = accounts.all().stream()
                .filter(account ->
                        isCompared(account) && leases.fence(account.id()).isPresent())
                .toList();
        ours.forEach(account -> daily(account, now));
        int free = settings.atOnce() - underWay;
        if (free <= 0) {
            return List.of();
        }
        List<Statement> taken =
                statements.take(now, ours.stream().map(Account::id).toList(), free, now.plus(settings.longestRun()));
        underWay += taken.size();
        return taken;
    }

    public void run(Statement statement) {
        try {
            Optional<Account> account = accounts.find(statement.account());
            if (account.isPresent()) {
                run(statement, account.get(), connectors.get(account.get().connector()));
            }
        } catch (PlatformAway away) {
            Duration wait = away.waiting() == null ? settings.retry() : away.waiting();
            statements.failed(statement, away.getMessage(), clock.instant().plus(wait));
        } catch (RuntimeException failure) {
            LOG.warn("reconciliation of {} of {} failed", statement.account(), statement.day(), failure);
            statements.failed(
                    statement,
                    failure.getClass().getSimpleName(),
                    clock.instant().plus(settings.retry()));
        } finally {
            left();
        }
    }

    private void run(Statement statement, Account account, Connector connector) {
        if (!statement.state().equals(Statement.HEALING)) {
            sides.walk(statement, account, connector);
            statements.healing(statement, clock.instant());
            return;
        }
        boolean open = false;
        String after = "";
        List<Difference> page;
        do {
            page = statements.differences(account.id(), statement.day(), after, PAGE);
            for (Difference it : page) {
                open |= it.state().equals("open") && !isSettled(statement, account, it);
                after = it.externalId();
            }
        } while (page.size() == PAGE);
        if (open) {
            statements.due(statement, clock.instant().plus(LOOK));
        } else {
            done(statement);
        }
    }

    private boolean isSettled(Statement statement, Account account, Difference it) {
        Instant now = clock.instant();
        if (sides.isHealed(account, it)) {
            statements.settled(statement, it, "healed", now);
            return true;
        }
        if (it.foundAt().plus(settings.settle()).isBefore(now)) {
            statements.settled(statement, it, "unexplained", now);
            return true;
        }
        sides.askAgain(account, it);
        return false;
    }

    /** What was missing here and is healed is here now; what was missing there and is healed is gone here, too. */
    private void done(Statement statement) {
        long healed = statements.count(statement, "healed", null);
        long unexplained = statements.count(statement, "unexplained", null);
        long here = statement.there()
                - statements.count(statement, "unexplained", Difference.MISSING_HERE)
                + statements.count(statement, "unexplained", Difference.MISSING_THERE);
        statements.done(statement, here, healed, unexplained, clock.instant());
    }

    /** The calendar's; once for each account and day, whoever held it then. */
    private void daily(Account account, Instant now) {
        if (today().equals(asked.get(account.id()))) {
            return;
        }
        DailyCalendar.due(settings.calendar(), account.createdAt(), now).ifPresent(day -> {
            statements.addOnce(account.id(), day, "calendar", now);
            asked.put(account.id(), day.plusDays(1));
        });
    }

    @EventListener
    synchronized void deleted(AccountDeleted account) {
        asked.remove(account.accountId());
        statements.forgetAccount(account.accountId());
    }

    private synchronized void left() {
        underWay--;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean isCompared(Account account) {
        boolean well = account.status() == Account.Status.ACTIVE || account.status() == Account.Status.ERROR;
        return well
                && !account.paused()
                && connectors
                        .find(account.connector())
                        .filter(known -> known.abilities().contains(Ability.RECONCILE))
                        .isPresent();
    }
}
