package hub.intake;

import hub.folding.Cause;
import hub.folding.Document;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.security.CannotOpen;
import hub.security.Sealed;
import hub.security.Sealer;
import hub.store.TransactionRetry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** From an accepted message to its end: an order changed, a read asked for, kept, a duplicate, or parked. */
@Component
public class MessageHandling {

    private static final Logger LOG = LoggerFactory.getLogger(MessageHandling.class);

    private final Preparing preparing;
    private final Sealer sealer;
    private final Folding folding;
    private final MessageEnds ends;
    private final Messages messages;
    private final AskedReads reads;
    private final MessageMetrics metrics;
    private final OwnDoors doors;
    private final TransactionRetry transactions;
    private final Clock clock;

    MessageHandling(
            Preparing preparing,
            Sealer sealer,
            Folding folding,
            MessageEnds ends,
            Messages messages,
            AskedReads reads,
            MessageMetrics metrics,
            OwnDoors doors,
            TransactionRetry transactions,
            Clock clock) {
        this.preparing = preparing;
        this.sealer = sealer;
        this.folding = folding;
        this.ends = ends;
        this.messages = messages;
        this.reads = reads;
        this.metrics = metrics;
        this.doors = doors;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Returns when the message has its end; a message that is already there changes nothing. */
    void handle(Envelope envelope) {
        Envelope.About about = envelope.about();
        try (LogIds ids = LogIds.of(about)) {
            MessageRow row = (end, now) -> insert(about, end, now);
            try {
                opened(envelope)
                        .ifPresentOrElse(message -> prepareAndFinish(message, row), () -> parkUnopened(envelope, row));
            } catch (MessageRow.Repeated repeated) {
                noteRepeat(about);
            }
        }
    }

    /** Its key may come back with a restored database: the bytes are kept as they are, and nobody behind them waits. */
    private void parkUnopened(Envelope envelope, MessageRow row) {
        Envelope.About about = envelope.about();
        Fault why = new Fault("read", "key_missing", "", "the key of its day is gone, or the bytes were changed");
        LOG.error("parked: cannot be opened");
        transactions.inTransaction(() -> {
            row.write(ends.unopened(envelope, why), clock.instant().truncatedTo(ChronoUnit.MICROS));
            return null;
        });
        metrics.handled(about, MessageState.PARKED);
    }

    private Optional<Handled> opened(Envelope envelope) {
        try {
            Sealed sealed = Sealed.of(envelope.sealed());
            return Optional.of(new Handled(envelope.about(), sealed, sealer.open(sealed, Optional.empty()), 0, false));
        } catch (CannotOpen gone) {
            return Optional.empty();
        }
    }

    /** What cannot even be tried is kept as it is, so that a person can say what it was. */
    void park(byte[] bytes, Fault why) {
        Handled message = envelope(bytes).orElseGet(() -> foreign(bytes));
        try (LogIds ids = LogIds.of(message.about())) {
            finish(message, new Prepared.Parked(why, null), (end, now) -> insert(message.about(), end, now));
        } catch (MessageRow.Repeated repeated) {
            noteRepeat(message.about());
        }
    }

    private Optional<Handled> envelope(byte[] bytes) {
        try {
            return opened(Envelope.fromBytes(bytes));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private Handled foreign(byte[] bytes) {
        Envelope.About about = Envelope.About.foreign(bytes, clock.instant());
        return new Handled(about, sealer.sealAtIntake(bytes), bytes, 0, false);
    }

    /** Handles a message whose row may exist already; faults of its own park it, the database's faults are thrown. */
    public MessageState handle(Handled message, MessageRow row) {
        try (LogIds ids = LogIds.of(message.about())) {
            return prepareAndFinish(message, row);
        }
    }

    private MessageState prepareAndFinish(Handled message, MessageRow row) {
        Prepared prepared = preparing.of(message);
        try {
            return finish(message, prepared, row);
        } catch (Document.Conflict conflict) {
            Fault why = new Fault("fold", "conflict", "", conflict.getMessage());
            return finish(message, new Prepared.Parked(why, firstOrder(prepared)), row);
        } catch (DataIntegrityViolationException | IllegalArgumentException | IllegalStateException poison) {
            // Content that the store cannot take must wait for a person instead of coming back for ever.
            LOG.error("parked: cannot be folded: {}", Faults.place(poison));
            return finish(message, new Prepared.Parked(Faults.of(poison), firstOrder(prepared)), row);
        }
    }

    private MessageState finish(Handled message, Prepared prepared, MessageRow row) {
        MessageState state = transactions.inTransaction(() -> write(message, prepared, row));
        if (message.again()) {
            metrics.handledAgain(message.about(), state);
        } else {
            metrics.handled(message.about(), state);
        }
        say(state, prepared);
        return state;
    }

    /** Where and why, but not the detail: that may repeat what the payload said. */
    private static void say(MessageState state, Prepared prepared) {
        if (prepared instanceof Prepared.Parked parked) {
            LOG.info(
                    "parked at {}: {} {}",
                    parked.fault().stage(),
                    parked.fault().code(),
                    parked.fault().path());
        } else {
            LOG.debug("{}", state.word());
        }
    }

    private static String firstOrder(Prepared prepared) {
        return prepared instanceof Prepared.Folds folds && !folds.news().isEmpty()
                ? folds.news().get(0).order().externalId()
                : null;
    }

    private MessageState write(Handled message, Prepared prepared, MessageRow row) {
        // Both databases keep microseconds: what is told is what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (prepared instanceof Prepared.Parked parked) {
            row.write(ends.parked(message, parked), now);
            doors.of(message.about()).ifPresent(own -> own.parked(message.about(), parked.fault(), now));
            return MessageState.PARKED;
        }
        if (prepared instanceof Prepared.Kept kept) {
            row.write(ends.kept(message, kept.why()), now);
            return MessageState.KEPT;
        }
        return fold(message, (Prepared.Folds) prepared, row, now);
    }

    private MessageState fold(Handled message, Prepared.Folds folds, MessageRow row, Instant now) {
        List<Fold> opened = folding.open(folds.subject(), folds.news(), now);
        opened.stream().findFirst().map(Fold::orderId).ifPresent(LogIds::order);
        MessageState state = opened.isEmpty() || opened.stream().anyMatch(Fold::changed)
                ? MessageState.PROCESSED
                : MessageState.STALE;
        row.write(ends.folded(message, folds, opened, state), now);
        messages.linkOrders(
                message.about().messageId(), opened.stream().map(Fold::orderId).toList());
        reads.ask(message.about(), folds.hints(), opened, now);
        folding.write(opened, cause(message, folds), now);
        doors.of(message.about()).ifPresent(own -> own.folded(message, opened, now));
        return state;
    }

    private static Cause cause(Handled message, Prepared.Folds folds) {
        Envelope.About about = message.about();
        return new Cause(about.source().word(), about.topic(), about.messageId(), folds.publication(), null);
    }

    private void insert(Envelope.About about, Messages.End end, Instant now) {
        if (!messages.insert(about, about.dedupeKey(), end, now)) {
            throw new MessageRow.Repeated();
        }
    }

    private void noteRepeat(Envelope.About about) {
        MessageState state = transactions.inTransaction(() -> {
            if (messages.exists(about.messageId())) {
                return null;
            }
            UUID first = messages.first(about.account(), about.dedupeKey()).orElse(null);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            messages.insert(about, null, Messages.End.duplicate(first), now);
            doors.of(about).ifPresent(own -> own.repeated(about, now));
            return MessageState.DUPLICATE;
        });
        if (state != null) {
            metrics.handled(about, state);
        }
    }
}
