package hub.poll;

import hub.channel.Account;
import hub.channel.AccountSubscriptions.Subscribed;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.poll.PollTask.What;
import hub.poll.SubscriptionCalls.NotSubscribed;
import hub.poll.SubscriptionPlan.Found;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that an account's platform tells the hub of what it wants to hear, and asks for what it missed meanwhile. */
@Component
class SubscriptionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionCheck.class);

    private final Accounts accounts;
    private final Connectors connectors;
    private final WebhookAddresses addresses;
    private final SubscriptionCalls calls;
    private final SubscriptionRows rows;
    private final PollCursors cursors;
    private final Clock clock;
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    SubscriptionCheck(
            Accounts accounts,
            Connectors connectors,
            WebhookAddresses addresses,
            SubscriptionCalls calls,
            SubscriptionRows rows,
            PollCursors cursors,
            Clock clock) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.addresses = addresses;
        this.calls = calls;
        this.rows = rows;
        this.cursors = cursors;
        this.clock = clock;
    }

    void run(PollTask task) {
        alone(task.account(), () -> check(task));
    }

    /** Nobody subscribes while somebody unsubscribes. */
    void alone(String account, Runnable work) {
        ReentrantLock turn = turns.computeIfAbsent(account, name -> new ReentrantLock());
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    private void check(PollTask task) {
        Account account = accounts.find(task.account()).orElseThrow();
        Connector connector = connectors.get(account.connector());
        String address = addresses.of(account);
        if (address == null) {
            return;
        }
        Set<String> known = topics(account);
        connector.subscriptions().forEach(topic -> rows.begin(account.id(), topic, address, clock.instant()));
        rows.keepOnly(account.id(), connector.subscriptions());
        SubscriptionPlan plan = SubscriptionPlan.of(
                connector.subscriptions(),
                address,
                calls.list(account.id(), connector.subscriptions()),
                rows.ids(account.id()));
        plan.active().forEach(one -> rows.active(account.id(), one.topic(), one.id(), address, clock.instant(), null));
        Map<String, Instant> heard = new LinkedHashMap<>();
        try {
            heal(account, address, plan, known, heard);
        } finally {
            fill(account, connector, heard);
        }
        plan.remove().forEach(one -> calls.unsubscribe(account.id(), one));
    }

    /** Named as missing before anything is tried, so that a platform that is away now is seen to tell nothing. */
    private void heal(
            Account account, String address, SubscriptionPlan plan, Set<String> known, Map<String, Instant> heard) {
        List<Found> wanted = new ArrayList<>(plan.enable());
        plan.create().forEach(topic -> wanted.add(new Found(null, topic, address, false)));
        Set<String> wasActive = rows.all(account.id()).stream()
                .filter(one -> one.state().equals("active"))
                .map(Subscribed::topic)
                .collect(Collectors.toSet());
        wanted.forEach(one -> rows.missing(account.id(), one.topic(), "not told of", clock.instant()));
        if (wanted.stream().anyMatch(one -> wasActive.contains(one.topic()))) {
            cursors.ask(account.id(), clock.instant());
        }
        for (Found one : wanted) {
            Instant until = rows.knownUntil(account.id(), one.topic()).orElseGet(clock::instant);
            try {
                Found made = calls.subscribe(account.id(), one.topic(), address, one.id());
                Instant now = clock.instant();
                rows.active(
                        account.id(), one.topic(), made.id(), address, now, known.contains(one.topic()) ? now : null);
                heard.put(one.topic(), until);
            } catch (NotSubscribed refused) {
                rows.missing(account.id(), one.topic(), refused.getMessage(), clock.instant());
                LOG.warn("{} of {} is not told of: {}", one.topic(), account.id(), refused.getMessage());
            }
        }
    }

    /** What happened since these topics were told last was told to nobody. */
    private void fill(Account account, Connector connector, Map<String, Instant> heard) {
        if (heard.isEmpty()) {
            return;
        }
        LOG.info("{} is told of again by {}", heard.keySet(), account.id());
        connector.orderSubscriptions().stream()
                .map(heard::get)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(since -> cursors.back(account.id(), What.ORDERS, since));
        cursors.ask(account.id(), clock.instant());
    }

    private Set<String> topics(Account account) {
        return rows.all(account.id()).stream().map(Subscribed::topic).collect(Collectors.toSet());
    }
}
