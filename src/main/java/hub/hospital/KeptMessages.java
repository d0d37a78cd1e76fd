package hub.hospital;

import hub.channel.Account;
import hub.channel.AccountResumed;
import hub.channel.Accounts;
import hub.channel.Connectors;
import hub.channel.Topic;
import hub.intake.Fault;
import hub.intake.MessageState;
import hub.security.CannotOpen;
import hub.settings.Closing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works off, in the order they came, what was kept while an account did not take part. */
@Component("keptMessages")
public class KeptMessages {

    private static final Logger LOG = LoggerFactory.getLogger(KeptMessages.class);
    private static final int BATCH = 200;
    private static final String TOPIC_KEPT = "topic_kept";

    private final MessageRows rows;
    private final Retrying retrying;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Closing closing;
    private final Set<String> resumed = ConcurrentHashMap.newKeySet();
    private boolean topicsReleased;

    KeptMessages(MessageRows rows, Retrying retrying, Accounts accounts, Connectors connectors, Closing closing) {
        this.rows = rows;
        this.retrying = retrying;
        this.accounts = accounts;
        this.connectors = connectors;
        this.closing = closing;
    }

    @EventListener
    void resumed(AccountResumed account) {
        resumed.add(account.accountId());
    }

    /** Accounts that were resumed here. */
    public synchronized void release() {
        for (String account : List.copyOf(resumed)) {
            resumed.remove(account);
            accounts.find(account).ifPresent(this::release);
        }
    }

    /** All accounts: after a start, after a resume elsewhere, and for what was kept in the moment of the resume. */
    public synchronized void sweep() {
        accounts.all().forEach(this::release);
        if (!topicsReleased) {
            releaseTopics();
            topicsReleased = true;
        }
    }

    /** What was kept because nothing worked off its topic, and is worked off since this start. */
    public synchronized void releaseTopics() {
        for (MessageRows.KeptTopic kept : rows.keptTopics(TOPIC_KEPT)) {
            boolean keptStill = connectors
                    .find(kept.connector())
                    .flatMap(connector -> connector.topic(kept.topic()))
                    .filter(topic -> !(topic instanceof Topic.Kept))
                    .isEmpty();
            if (!keptStill) {
                release(kept.fingerprint());
            }
        }
    }

    private void release(Account account) {
        if (account.keepsIncoming()) {
            return;
        }
        release(Fault.ACCOUNT_WAITS.fingerprint(account.connector(), account.id(), ""));
    }

    private void release(String waiting) {
        List<MessageRows.Waiting> batch = rows.kept(waiting, MessageRows.Waiting.NONE, BATCH);
        while (!batch.isEmpty()) {
            for (MessageRows.Waiting message : batch) {
                if (closing.hasBegun() || isKeptAgain(message)) {
                    return;
                }
            }
            batch = rows.kept(waiting, batch.get(batch.size() - 1), BATCH);
        }
    }

    private boolean isKeptAgain(MessageRows.Waiting waiting) {
        Optional<StoredMessage> message = rows.find(waiting.id()).filter(row -> row.state() == MessageState.KEPT);
        try {
            return message.flatMap(kept -> retrying.retry(kept, state -> {}))
                    .filter(state -> state == MessageState.KEPT)
                    .isPresent();
        } catch (CannotOpen erased) {
            LOG.warn("kept message {} cannot be worked off: {}", waiting.id(), erased.getMessage());
            return false;
        }
    }
}
