package hub.command;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.outbound.Leases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which commands are worked on next: of the accounts that this instance holds, of each order the oldest. */
@Component("commandTurns")
@EnableConfigurationProperties(CommandSettings.class)
public class CommandTurns {

    private final CommandRows commands;
    private final Accounts accounts;
    private final Leases leases;
    private final CommandSettings settings;
    private final Clock clock;
    private int underWay;

    CommandTurns(CommandRows commands, Accounts accounts, Leases leases, CommandSettings settings, Clock clock) {
        this.commands = commands;
        this.accounts = accounts;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Each is under way until {@link #leave}. */
    public synchronized List<Command> take() {
        int free = settings.atOnce() - underWay;
        Instant now = clock.instant();
        List<String> ours = accounts.all().stream()
                .filter(CommandTurns::isCalled)
                .map(Account::id)
                .filter(id -> leases.fence(id).isPresent())
                .toList();
        if (free <= 0) {
            return List.of();
        }
        List<Command> taken = commands.due(now, ours, free).stream()
                .filter(command -> commands.take(command, now.plus(settings.longestRun())))
                .toList();
        underWay += taken.size();
        return taken;
    }

    synchronized void leave() {
        underWay--;
    }

    private static boolean isCalled(Account account) {
        boolean well = account.status() == Account.Status.ACTIVE || account.status() == Account.Status.ERROR;
        return well && !account.paused();
    }
}
