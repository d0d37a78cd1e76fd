package hub.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Registers, changes and removes terminals, each deed with its row in the audit log. */
@Component
public class TerminalDesk {

    /** The caller saw another version. */
    public static final class ChangedMeanwhile extends RuntimeException {
        ChangedMeanwhile(long seen, long now) {
            super("version: " + seen + " (expected: " + now + ")", null, false, false);
        }
    }

    /** A terminal that sold something stays, or its ids could come again. */
    public static final class HasSold extends RuntimeException {
        HasSold(String id) {
            super("terminal: " + id + " (expected: one that never sold; set it inactive instead)", null, false, false);
        }
    }

    private final TerminalStore store;
    private final Terminals terminals;
    private final AuditLog audit;
    private final TransactionRetry transaction;
    private final Clock clock;

    TerminalDesk(TerminalStore store, Terminals terminals, AuditLog audit, TransactionRetry transaction, Clock clock) {
        this.store = store;
        this.terminals = terminals;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return empty when the id is taken */
    public Optional<Terminal> create(Terminal form) {
        Instant now = now();
        Terminal terminal = TerminalChange.created(form, now);
        return committed(() -> {
            if (!store.insert(terminal)) {
                return Optional.empty();
            }
            record("terminal.create", null, terminal);
            return Optional.of(terminal);
        });
    }

    /**
     * @param seen the version the caller saw, null when it does not care
     * @return empty when there is no such terminal
     */
    public Optional<Terminal> change(String id, Terminal form, Long seen) {
        return changed("terminal.update", id, before -> {
            if (seen != null && seen != before.version()) {
                throw new ChangedMeanwhile(seen, before.version());
            }
            return TerminalChange.changed(before, form, now());
        });
    }

    /**
     * The till was set up anew.
     *
     * @param firstSequence sequence number its first transaction will have
     * @param softwareVersion null leaves it as it is
     */
    public Optional<Terminal> register(String id, long firstSequence, String softwareVersion) {
        return changed(
                "terminal.register",
                id,
                before -> TerminalChange.registered(before, firstSequence, softwareVersion, now()));
    }

    /** @return false when there is no such terminal */
    public boolean delete(String id) {
        return committed(() -> {
            Optional<Terminal> before = store.lock(id);
            if (before.isEmpty()) {
                return false;
            }
            if (store.sold(id)) {
                throw new HasSold(id);
            }
            store.delete(id);
            record("terminal.delete", before.get(), null);
            return true;
        });
    }

    private Optional<Terminal> changed(String action, String id, UnaryOperator<Terminal> change) {
        return committed(() -> store.lock(id).map(before -> {
            Terminal after = change.apply(before);
            store.update(after);
            record(action, before, after);
            return after;
        }));
    }

    private <T> T committed(Supplier<T> deed) {
        T done = transaction.inTransaction(deed);
        terminals.refreshOrKeep();
        return done;
    }

    private void record(String action, Terminal before, Terminal after) {
        String object = "terminal:" + (before == null ? after.id() : before.id());
        audit.record(AuditEntry.by(Caller.current(), action, object, json(before), json(after)));
    }

    private static String json(Terminal terminal) {
        try {
            return terminal == null ? null : Json.MAPPER.writeValueAsString(terminal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a terminal can always be written", e);
        }
    }

    // Both databases keep microseconds: what is answered is what is stored.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
