package hub.intake;

import hub.channel.AccountReads;
import hub.channel.Accounts;
import hub.channel.Connectors;
import hub.folding.Fold;
import hub.mapping.Hint;
import hub.order.Slot;
import hub.outbound.ReadTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The reads a message leads to: what it hints at, and what it left undecided. */
@Component
class AskedReads {

    private static final Duration A_LITTLE = Duration.ofSeconds(1);
    private static final Duration APART = Duration.ofMinutes(5).plus(A_LITTLE);

    private final ReadTasks reads;
    private final Connectors connectors;
    private final Accounts known;
    private final ObjectProvider<AccountReads> accounts;
    private final JdbcTemplate jdbc;

    AskedReads(
            ReadTasks reads,
            Connectors connectors,
            Accounts known,
            ObjectProvider<AccountReads> accounts,
            JdbcTemplate jdbc) {
        this.reads = reads;
        this.connectors = connectors;
        this.known = known;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Belongs to the message's transaction. */
    void ask(Envelope.About about, List<Hint> hints, List<Fold> folds, Instant now) {
        for (Hint hint : hints) {
            switch (hint.about()) {
                case ORDER -> {
                    if (!holdsAll(hint, folds)) {
                        reads.ask(about.account(), hint.externalId(), hint.reason(), now);
                    }
                }
                case ACCOUNT -> call(about.account(), hint.reason(), now);
                case PRODUCTS -> accounts.ifAvailable(account -> account.productsChanged(about.account()));
            }
        }
        for (Fold fold : folds) {
            doubted(about, fold, now);
        }
    }

    private static boolean holdsAll(Hint hint, List<Fold> folds) {
        return !hint.lacking().isEmpty()
                && folds.stream()
                        .filter(fold -> fold.externalId().equals(hint.externalId()))
                        .anyMatch(fold -> hint.lacking().entrySet().stream()
                                .allMatch(set -> set.getValue().stream()
                                        .allMatch(id ->
                                                fold.state().value(new Slot.ElementSlot(set.getKey(), id)) != null)));
    }

    private void doubted(Envelope.About about, Fold fold, Instant now) {
        switch (fold.doubt()) {
            case NONE -> {}
            // A read that begins after the version can no longer change decides.
            case TIED -> ask(about, fold, "two payloads of one version", now.plus(settling(about.connector())));
            // Two that agree and lie apart mean that the clock was set back; one alone is a stale answer.
            case LOWER -> ask(about, fold, "the platform answered with an older version", now.plus(APART));
            case OTHER_EPOCH -> ask(about, fold, "counted by the clock before it was set back", now);
        }
    }

    private void ask(Envelope.About about, Fold fold, String reason, Instant at) {
        reads.ask(about.account(), fold.externalId(), reason, at);
    }

    /** What is said of an account is proved by calling it: the answer to any call shows whether it still lets us in. */
    private void call(String account, String reason, Instant now) {
        newestOrder(account)
                .ifPresentOrElse(order -> reads.ask(account, order, reason, now), () -> askForOrders(account));
    }

    private void askForOrders(String account) {
        known.find(account).ifPresent(found -> accounts.ifAvailable(able -> able.poll(found)));
    }

    private Optional<String> newestOrder(String account) {
        return jdbc
                .queryForList(
                        "select external_id from orders where account = ? order by created_at desc"
                                + " fetch first 1 rows only",
                        String.class,
                        account)
                .stream()
                .findFirst();
    }

    private Duration settling(String connector) {
        return connectors.get(connector).version().resolution().multipliedBy(2).plus(A_LITTLE);
    }
}
