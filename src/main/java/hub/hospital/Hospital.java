package hub.hospital;

import hub.intake.MessageState;
import hub.problem.Problem;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.security.CannotOpen;
import hub.security.CardScrubber;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where messages wait that could not be processed: corrected, sent again, or given up by people. */
@Component
public class Hospital {

    private final MessageRows rows;
    private final Payloads payloads;
    private final Retrying retrying;
    private final AuditLog audit;
    private final CardScrubber scrubber;
    private final TransactionRetry transactions;
    private final Clock clock;

    Hospital(
            MessageRows rows,
            Payloads payloads,
            Retrying retrying,
            AuditLog audit,
            CardScrubber scrubber,
            TransactionRetry transactions,
            Clock clock) {
        this.rows = rows;
        this.payloads = payloads;
        this.retrying = retrying;
        this.audit = audit;
        this.scrubber = scrubber;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Replaces the payload of a parked message; card data in it goes no further.
     *
     * @param version the version the caller saw
     * @throws Problem 404, 409 when it is not parked, 412 when it was changed meanwhile
     */
    public void correct(UUID id, long version, byte[] body, Caller caller) {
        StoredMessage message = stored(id);
        if (message.version() != version) {
            throw changedMeanwhile(version, message.version());
        }
        if (message.state() != MessageState.PARKED) {
            throw notWaiting(message, "parked");
        }
        Payloads.Kept kept = payloads.corrected(message, body);
        transactions.inTransaction(() -> {
            if (!rows.edit(id, version, kept.payload(), kept.key())) {
                throw changedMeanwhile(version, version + 1);
            }
            record(caller, "message.correct", id, "edit " + message.edit(), "edit " + (message.edit() + 1));
            return null;
        });
    }

    /** @throws Problem 404, 409 when it does not wait or cannot be opened, 412 when somebody else was faster */
    public MessageState retry(UUID id, Caller caller) {
        StoredMessage message = stored(id);
        if (!message.isWaiting()) {
            throw notWaiting(message, "parked or kept");
        }
        // Asked for before it is done: the audit log's lock must not be held while orders and stock are locked.
        transactions.inTransaction(() -> {
            record(caller, "message.retry", id, message.state().word(), null);
            return null;
        });
        try {
            return retrying.retry(message, state -> {})
                    .orElseThrow(() -> changedMeanwhile(message.version(), message.version() + 1));
        } catch (CannotOpen erased) {
            throw new Problem(409, "conflict", "payload: its key was destroyed (expected: kept)", List.of());
        }
    }

    /**
     * @param reason for people
     * @throws Problem 404, 409 when it does not wait, 412 when somebody else was faster
     */
    public void discard(UUID id, String reason, Caller caller) {
        StoredMessage message = stored(id);
        if (!message.isWaiting()) {
            throw notWaiting(message, "parked or kept");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.inTransaction(() -> {
            if (!rows.discard(id, message.version(), scrubber.scrubText(reason), now)) {
                throw changedMeanwhile(message.version(), message.version() + 1);
            }
            record(caller, "message.discard", id, message.state().word(), MessageState.DISCARDED.word());
            return null;
        });
    }

    private StoredMessage stored(UUID id) {
        return rows.find(id).orElseThrow(() -> new Problem(404, "not_found", "no message has this id", List.of()));
    }

    private void record(Caller caller, String action, UUID id, String before, String after) {
        audit.record(AuditEntry.by(caller, action, "message:" + id, before, after));
    }

    private static Problem notWaiting(StoredMessage message, String expected) {
        return new Problem(
                409, "conflict", "state: " + message.state().word() + " (expected: " + expected + ")", List.of());
    }

    private static Problem changedMeanwhile(long given, long held) {
        return new Problem(412, "changed_meanwhile", "version: " + given + " (expected: " + held + ")", List.of());
    }
}
