package hub.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account as people see it: which secrets are set, never what they are. */
public record AccountView(
        String id,
        String connector,
        String label,
        String storeKey,
        String status,
        boolean paused,
        String syncFrequency,
        Map<String, String> settings,
        List<String> secretsSet,
        Instant stockFrom,
        Instant effectsFrom,
        Account.Fault error,
        Instant createdAt,
        Instant changedAt,
        long version) {

    public static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.connector(),
                account.label(),
                account.storeKey(),
                Words.of(account.status()),
                account.paused(),
                account.syncFrequency().word(),
                account.settings(),
                account.secrets().keySet().stream().sorted().toList(),
                account.stockFrom(),
                account.effectsFrom(),
                account.error(),
                account.createdAt(),
                account.changedAt(),
                account.version());
    }
}
