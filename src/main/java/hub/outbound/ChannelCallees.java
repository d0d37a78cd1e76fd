package hub.outbound;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.outbound.Callee.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The hub's accounts as callees, by what {@code connector.yaml} declares. */
@Component
final class ChannelCallees implements Callees {

    private final Accounts accounts;
    private final Connectors connectors;

    ChannelCallees(Accounts accounts, Connectors connectors) {
        this.accounts = accounts;
        this.connectors = connectors;
    }

    @Override
    public Optional<Callee> find(String account) {
        return accounts.find(account).map(this::callee);
    }

    @Override
    public Collection<Callee> all() {
        return accounts.all().stream().map(this::callee).toList();
    }

    @Override
    public Collection<String> connectors() {
        return connectors.all().stream()
                .filter(connector -> connector.timeouts() != null)
                .map(Connector::name)
                .toList();
    }

    @Override
    public Collection<String> verbs(String connector) {
        Connector known = connectors.get(connector);
        return Stream.concat(
                        known.abilities().stream().flatMap(ability -> ability.verb().stream()),
                        known.orderParts().values().stream())
                .distinct()
                .toList();
    }

    @Override
    public CallRules rules(String connector) {
        Connector known = connectors.get(connector);
        Map<String, CallRules.Budget> budgets = new LinkedHashMap<>();
        known.limits().forEach((name, limit) -> {
            CallRules.Budget budget =
                    new CallRules.Budget(name, limit.burst(), limit.perSecond(), limit.header(), limit.cost());
            budgets.put(name, budget);
            limit.operations().forEach(operation -> budgets.put(operation, budget));
            limit.costs()
                    .forEach((operation, cost) -> budgets.put(
                            operation,
                            new CallRules.Budget(name, limit.burst(), limit.perSecond(), limit.header(), cost)));
        });
        Connector.Timeouts times = known.timeouts();
        return new CallRules(
                new CallRules.Timeouts(times.connect(), times.read(), times.total()),
                known.reads(),
                known.orderParts(),
                budgets);
    }

    private Callee callee(Account account) {
        return new Callee(account.id(), account.connector(), standing(account), base(account), account.secrets());
    }

    private static Standing standing(Account account) {
        if (account.paused()) {
            return Standing.NOT;
        }
        return switch (account.status()) {
            case ACTIVE -> Standing.CALLED;
            case ERROR -> Standing.SPARINGLY;
            case INACTIVE, MAINTENANCE, SUSPENDED -> Standing.NOT;
        };
    }

    /** The first of the connector's host settings that the account states. */
    private String base(Account account) {
        String stated = connectors.find(account.connector()).stream()
                .flatMap(connector -> connector.settings().stream())
                .filter(Connector.Setting::host)
                .map(setting -> account.settings().getOrDefault(setting.name(), ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String address = stated.matches("(?i)https?://.*") ? stated : "https://" + stated;
        return address.replaceAll("/+$", "");
    }
}
