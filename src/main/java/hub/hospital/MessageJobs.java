package hub.hospital;

import hub.intake.MessageState;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.security.CannotOpen;
import hub.settings.Closing;
import hub.store.DatabaseAway;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Retries all messages of one cause, one after the other; a restart goes on where it was. */
@Component("messageJobs")
public class MessageJobs {

    private static final Logger LOG = LoggerFactory.getLogger(MessageJobs.class);
    private static final int BATCH = 200;

    private final JobRows jobs;
    private final MessageRows rows;
    private final Retrying retrying;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final Closing closing;
    private final Clock clock;

    MessageJobs(
            JobRows jobs,
            MessageRows rows,
            Retrying retrying,
            AuditLog audit,
            TransactionRetry transactions,
            Closing closing,
            Clock clock) {
        this.jobs = jobs;
        this.rows = rows;
        this.retrying = retrying;
        this.audit = audit;
        this.transactions = transactions;
        this.closing = closing;
        this.clock = clock;
    }

    /** Takes down every message parked for this cause now; they are worked off in the background. */
    public MessageJob start(String fingerprint, Caller caller) {
        UUID id = UUID.randomUUID();
        return transactions.inTransaction(() -> {
            MessageJob job = jobs.insert(id, fingerprint, caller.name(), now());
            audit.record(AuditEntry.by(
                    caller, "message.retry_group", "messages:" + fingerprint, null, "job " + id + ": " + job.total()));
            return job;
        });
    }

    public Optional<MessageJob> find(UUID id) {
        return jobs.find(id);
    }

    /** Works until no job is open. */
    public void work() {
        jobs.open().forEach(this::workOff);
    }

    private void workOff(UUID job) {
        for (List<UUID> batch = jobs.left(job, BATCH); !batch.isEmpty(); batch = jobs.left(job, BATCH)) {
            for (UUID message : batch) {
                if (closing.hasBegun()) {
                    return;
                }
                retry(job, message);
            }
        }
        jobs.finish(job, now());
    }

    private void retry(UUID job, UUID id) {
        Optional<StoredMessage> message = rows.find(id).filter(row -> row.state() == MessageState.PARKED);
        if (message.isEmpty()) {
            done(job, id, false);
            return;
        }
        try {
            retrying.retry(message.get(), state -> jobs.done(job, id, state == MessageState.PARKED));
        } catch (CannotOpen erased) {
            LOG.warn("message {} cannot be retried: {}", id, erased.getMessage());
            done(job, id, true);
        } catch (RuntimeException failure) {
            if (DatabaseAway.isTold(failure)) {
                throw failure;
            }
            LOG.error("message {} cannot be retried", id, failure);
            done(job, id, true);
        }
    }

    private void done(UUID job, UUID message, boolean failed) {
        transactions.inTransaction(() -> {
            jobs.done(job, message, failed);
            return null;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
