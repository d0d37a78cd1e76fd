package hub.operation;

import hub.channel.Account;
import hub.channel.Accounts;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** A platform that is away is something to know, never a hub that is down. */
@Component("accountsHealthIndicator")
class AccountsHealth implements HealthIndicator {

    private static final int NAMED = 20;

    private final Accounts accounts;

    AccountsHealth(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Health health() {
        List<String> inError = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ERROR)
                .map(Account::id)
                .toList();
        Health.Builder up =
                Health.up().withDetail("accounts", accounts.all().size()).withDetail("inError", inError.size());
        return inError.isEmpty()
                ? up.build()
                : up.withDetail("e.g.", inError.stream().limit(NAMED).toList()).build();
    }
}
