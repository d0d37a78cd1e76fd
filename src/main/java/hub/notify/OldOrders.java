package hub.notify;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.notify.OrderWishes.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody is written to of what is long past: placed before the account took effect, or before the rule did. */
@Component
class OldOrders {

    /** Their platform is the hub itself. */
    private static final Set<String> WITHOUT_ACCOUNT = Set.of("app", "pos");

    private final Accounts accounts;
    private final MailSettings settings;
    private final Clock clock;

    OldOrders(Accounts accounts, MailSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return why nobody is written to; empty when somebody is */
    Optional<String> refuse(String channel, String account, Instant placedAt, Wanted wanted, NotificationRule rule) {
        Optional<Account> known = accounts.find(channel, account);
        if (known.isEmpty() && !WITHOUT_ACCOUNT.contains(channel)) {
            return Optional.of("account: " + account + " (expected: a connected one)");
        }
        Instant effects = known.map(Account::effectsFrom).orElse(known.isPresent() ? Instant.MAX : Instant.MIN);
        if (placedAt.isBefore(effects)) {
            return Optional.of("placedAt: " + placedAt + " (expected: not before the account's effectsFrom)");
        }
        if (wanted.at().isBefore(rule.since())) {
            return Optional.of("at: " + wanted.at() + " (expected: not before the rule was switched on)");
        }
        return tooOld(wanted.at());
    }

    /** Also asked right before sending: a mail server may have been away for long. */
    Optional<String> tooOld(Instant happened) {
        return happened.isBefore(clock.instant().minus(settings.oldAfter()))
                ? Optional.of("at: " + happened + " (expected: within " + settings.oldAfter() + ")")
                : Optional.empty();
    }
}
