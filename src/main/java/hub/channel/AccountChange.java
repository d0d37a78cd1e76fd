package hub.channel;

import hub.channel.Account.Fault;
import hub.channel.Account.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an account becomes. Knows no database and no clock. */
final class AccountChange {

    private static final int LONGEST_FAULT = 500;

    private AccountChange() {}

    static Account created(AccountForm form, Instant now) {
        Status status = form.status().orElse(Status.ACTIVE);
        return new Account(
                form.id(),
                form.connector().name(),
                storeKey(form.connector(), form.settings()),
                form.label().orElse(form.id()),
                status,
                false,
                form.syncFrequency().orElse(Account.SyncFrequency.REAL_TIME),
                form.settings(),
                kept(Map.of(), form.secrets()),
                form.stockFrom().orElse(begin(status, now)),
                form.effectsFrom().orElse(begin(status, now)),
                null,
                now,
                now,
                1);
    }

    /** A changed host loses the secrets that are not given with it: they belong to the old one. */
    static Account changed(Account current, AccountForm form, Instant now) {
        Map<String, String> settings = form.settings() == null ? current.settings() : form.settings();
        Map<String, List<String>> secrets =
                kept(form.changesHost(current) ? Map.of() : current.secrets(), form.secrets());
        String missing = missing(form.connector(), secrets);
        Status status = status(current, form, missing);
        return new Account(
                current.id(),
                current.connector(),
                storeKey(form.connector(), settings),
                form.label().orElse(current.label()),
                status,
                current.paused(),
                form.syncFrequency().orElse(current.syncFrequency()),
                settings,
                secrets,
                form.stockFrom().orElse(first(current.stockFrom(), begin(status, now))),
                form.effectsFrom().orElse(first(current.effectsFrom(), begin(status, now))),
                missing.isEmpty() ? (status == Status.ERROR ? current.error() : null) : lack(missing, now),
                current.createdAt(),
                now,
                current.version());
    }

    static Account paused(Account current, boolean paused, Instant now) {
        return current.paused() == paused ? current : with(current, current.status(), paused, current.error(), now);
    }

    /** Only an active account turns to error: one that rests, rests. */
    static Account failed(Account current, String text, Instant now) {
        if (current.status() != Status.ACTIVE && current.status() != Status.ERROR) {
            return current;
        }
        String shown = text.length() <= LONGEST_FAULT ? text : text.substring(0, LONGEST_FAULT);
        return with(current, Status.ERROR, current.paused(), new Fault(shown, now), now);
    }

    static Account worked(Account current, Instant now) {
        return current.status() == Status.ERROR ? with(current, Status.ACTIVE, current.paused(), null, now) : current;
    }

    private static Status status(Account current, AccountForm form, String missing) {
        // New secrets are the usual cure; the next call tells whether they were.
        boolean cured = current.status() == Status.ERROR && !form.secrets().isEmpty();
        Status wanted = form.status().orElse(cured ? Status.ACTIVE : current.status());
        return wanted == Status.ACTIVE && !missing.isEmpty() ? Status.ERROR : wanted;
    }

    private static String missing(Connector connector, Map<String, List<String>> secrets) {
        return connector.secrets().stream()
                .filter(secret -> secret.required() && !secrets.containsKey(secret.name()))
                .map(Connector.Secret::name)
                .collect(Collectors.joining(", "));
    }

    private static Fault lack(String missing, Instant now) {
        return new Fault("secrets: " + missing + " missing (expected: given again after the host changed)", now);
    }

    private static Map<String, List<String>> kept(Map<String, List<String>> before, Map<String, List<String>> said) {
        Map<String, List<String>> secrets = new HashMap<>(before);
        secrets.putAll(said);
        secrets.values().removeIf(List::isEmpty);
        return Map.copyOf(secrets);
    }

    private static String storeKey(Connector connector, Map<String, String> settings) {
        return StoreKeys.of(
                connector.storeKey().form(), settings.get(connector.storeKey().setting()));
    }

    private static Instant begin(Status status, Instant now) {
        return status == Status.ACTIVE ? now : null;
    }

    private static Instant first(Instant one, Instant other) {
        return one == null ? other : one;
    }

    private static Account with(Account current, Status status, boolean paused, Fault error, Instant now) {
        return new Account(
                current.id(),
                current.connector(),
                current.storeKey(),
                current.label(),
                status,
                paused,
                current.syncFrequency(),
                current.settings(),
                current.secrets(),
                first(current.stockFrom(), begin(status, now)),
                first(current.effectsFrom(), begin(status, now)),
                error,
                current.createdAt(),
                now,
                current.version());
    }
}
