package hub.poll;

import hub.channel.Account;
import hub.channel.AccountSubscriptions;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.outbound.PlatformAway;
import hub.poll.PollTask.What;
import hub.poll.SubscriptionCalls.NotSubscribed;
import hub.poll.SubscriptionPlan.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an account's platform tells the hub, for people; and the end of it. */
@Component
class Subscriptions implements AccountSubscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private static final Duration LEAVING = Duration.ofMinutes(10);

    private final Connectors connectors;
    private final WebhookAddresses addresses;
    private final SubscriptionRows rows;
    private final SubscriptionCalls calls;
    private final PollCursors cursors;
    private final SubscriptionCheck check;
    private final Clock clock;

    Subscriptions(
            Connectors connectors,
            WebhookAddresses addresses,
            SubscriptionRows rows,
            SubscriptionCalls calls,
            PollCursors cursors,
            SubscriptionCheck check,
            Clock clock) {
        this.connectors = connectors;
        this.addresses = addresses;
        this.rows = rows;
        this.calls = calls;
        this.cursors = cursors;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public Told told(Account account) {
        boolean offered = connectors
                .find(account.connector())
                .filter(Connector::subscribes)
                .isPresent();
        if (!offered) {
            return new Told(null, account.connector() + " takes no subscriptions", List.of());
        }
        String address = addresses.of(account);
        String words = address == null
                ? addresses.why()
                : cursors.lastError(account.id(), What.SUBSCRIPTIONS).orElse(null);
        return new Told(address, words, rows.all(account.id()));
    }

    @Override
    public Left leave(Account account) {
        Set<String> own = rows.ids(account.id());
        boolean offered = connectors
                .find(account.connector())
                .filter(Connector::subscribes)
                .isPresent();
        if (own.isEmpty() || !offered) {
            return new Left(List.of(), List.of(), null);
        }
        // No check brings back what goes here, before the account is gone as well.
        cursors.notBefore(account.id(), What.SUBSCRIPTIONS, clock.instant().plus(LEAVING));
        AtomicReference<Left> left = new AtomicReference<>();
        check.alone(account.id(), () -> left.set(leave(account, own)));
        return left.get();
    }

    private Left leave(Account account, Set<String> own) {
        List<String> unsubscribed = new ArrayList<>();
        try {
            List<Found> found =
                    calls
                            .lastList(
                                    account.id(),
                                    connectors.get(account.connector()).subscriptions())
                            .stream()
                            .filter(one -> own.contains(one.id()))
                            .toList();
            for (Found one : found) {
                calls.lastly(account.id(), one);
                unsubscribed.add(one.topic());
            }
            return new Left(unsubscribed, List.of(), null);
        } catch (PlatformAway | NotSubscribed left) {
            LOG.warn("{} is deleted, its platform still tells of it: {}", account.id(), left.getMessage());
            List<String> rest = rows.all(account.id()).stream()
                    .map(Subscribed::topic)
                    .filter(topic -> !unsubscribed.contains(topic))
                    .toList();
            return new Left(unsubscribed, rest, left.getMessage());
        }
    }
}
