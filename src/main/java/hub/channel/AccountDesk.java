package hub.channel;

import com.fasterxml.jackson.databind.JsonNode;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Creates, changes, pauses, resumes and deletes accounts. What it answers is in the database. */
@Component
public class AccountDesk {

    private static final int ATTEMPTS = 5;

    /** What the hub learns from its calls is nobody's deed: the account shows it, the audit log does not. */
    private static final Set<String> FOUND_OUT = Set.of("fail", "work");

    private final AccountStore store;
    private final Accounts accounts;
    private final Connectors connectors;
    private final ApplicationEventPublisher events;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    AccountDesk(
            AccountStore store,
            Accounts accounts,
            Connectors connectors,
            ApplicationEventPublisher events,
            TransactionRetry transaction,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.connectors = connectors;
        this.events = events;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** As it is in the database, also when another instance created it a moment ago. */
    public Optional<Account> find(String id) {
        return store.find(id);
    }

    /** @throws Problem 422 for a wrong body, 409 when the id or the store is connected already */
    public Account create(JsonNode body) {
        AccountForm form = AccountForm.read(body, null, connectors);
        Account account = AccountChange.created(form, now());
        boolean inserted = transaction.inTransaction(() -> store.insert(account) && recorded("create", null, account));
        if (!inserted) {
            throw conflict(account);
        }
        done("create", null, account);
        return account;
    }

    /**
     * @param version the version the caller saw, null when it does not care
     * @throws Problem 404, 412, 422, or 409 when another account has the store
     */
    public Account change(String id, JsonNode body, Long version) {
        Account before = stored(id);
        if (version != null && version != before.version()) {
            throw new Problem(
                    412,
                    "changed_meanwhile",
                    "version: " + version + " (expected: " + before.version() + ")",
                    List.of());
        }
        AccountForm form = AccountForm.read(body, before, connectors);
        return change("change", id, version == null, current -> AccountChange.changed(current, form, now()));
    }

    public Account pause(String id) {
        return change("pause", id, true, current -> AccountChange.paused(current, true, now()));
    }

    public Account resume(String id) {
        return change("resume", id, true, current -> AccountChange.paused(current, false, now()));
    }

    /** A call to the platform was refused in a way that people must see to. @param text without secrets or persons */
    public Account failed(String id, String text) {
        return change("fail", id, true, current -> AccountChange.failed(current, text, now()));
    }

    /** A call to the platform succeeded. */
    public Account worked(String id) {
        return change("work", id, true, current -> AccountChange.worked(current, now()));
    }

    /** @throws Problem 404 */
    public void delete(String id) {
        Account before = stored(id);
        transaction.inTransaction(() -> {
            if (!store.delete(id)) {
                throw unknown(id);
            }
            events.publishEvent(new AccountDeleted(id));
            return recorded("delete", before, null);
        });
        accounts.refreshOrKeep();
    }

    /** What a platform was asked for before its account goes. @param outcome without secrets */
    public void leaves(Account account, Object outcome) {
        transaction.inTransaction(() -> {
            audit.did("account.unsubscribe", "account:" + account.id(), null, outcome);
            return account;
        });
    }

    /** A person asks for something that leaves the account as it is. @param ask joins the transaction of its record */
    public void asked(String action, Account account, Consumer<Account> ask) {
        transaction.inTransaction(() -> {
            ask.accept(account);
            audit.did("account." + action, "account:" + account.id(), null, null);
            return account;
        });
    }

    private Account change(String action, String id, boolean again, UnaryOperator<Account> change) {
        for (int attempt = 0; attempt < (again ? ATTEMPTS : 1); attempt++) {
            Account before = stored(id);
            Account after = change.apply(before);
            if (after.equals(before) || updated(action, before, after)) {
                return done(action, before, after);
            }
        }
        throw new Problem(
                412, "changed_meanwhile", "account: " + id + " (expected: unchanged since it was read)", List.of());
    }

    private boolean updated(String action, Account before, Account after) {
        try {
            return transaction.inTransaction(() -> store.update(after) && recorded(action, before, after));
        } catch (DuplicateKeyException sameStore) {
            throw conflict(after);
        }
    }

    private boolean recorded(String action, Account before, Account after) {
        if (!FOUND_OUT.contains(action)) {
            AccountDeed deed = AccountDeed.of(before, after);
            String id = before == null ? after.id() : before.id();
            audit.did("account." + action, "account:" + id, deed.before(), deed.after());
        }
        return true;
    }

    private Account done(String action, Account before, Account after) {
        accounts.refreshOrKeep();
        Account now = accounts.find(after.id()).orElse(after);
        // Told on every resume, so that one whose event was lost in a crash can be repeated.
        boolean worksAgain = before != null && (before.keepsIncoming() || action.equals("resume"));
        if (worksAgain && !after.keepsIncoming()) {
            events.publishEvent(new AccountResumed(after.id()));
        }
        return now;
    }

    private Problem conflict(Account account) {
        String detail = store.find(account.id())
                .filter(there -> !there.storeKey().equals(account.storeKey()))
                .map(there -> "id: " + account.id() + " (expected: one that no account has)")
                .orElse("store: " + account.storeKey() + " (expected: one that no account of " + account.connector()
                        + " has)");
        return new Problem(409, "conflict", detail, List.of());
    }

    private Account stored(String id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return new Problem(404, "not_found", "account: " + id + " (expected: a known one)", List.of());
    }

    // Both databases keep microseconds: what is answered is what is stored.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
