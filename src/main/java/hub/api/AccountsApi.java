package hub.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.AccountDesk;
import hub.channel.AccountReads;
import hub.channel.AccountSubscriptions;
import hub.channel.AccountView;
import hub.channel.Accounts;
import hub.channel.Connector.Ability;
import hub.channel.Connectors;
import hub.problem.Problem;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stores and sellers at the platforms. Secrets go in and never come out; known ones are read without the database. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

    record AccountList(List<AccountView> items, String next) {}

    record ReadAsked(String account, String read) {}

    record AccountShown(@JsonUnwrapped AccountView account, AccountSubscriptions.Told subscriptions) {}

    private static final int MOST = 200;

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Connectors connectors;
    private final ObjectProvider<AccountReads> reads;
    private final ObjectProvider<AccountSubscriptions> subscriptions;

    AccountsApi(
            AccountDesk desk,
            Accounts accounts,
            Connectors connectors,
            ObjectProvider<AccountReads> reads,
            ObjectProvider<AccountSubscriptions> subscriptions) {
        this.desk = desk;
        this.accounts = accounts;
        this.connectors = connectors;
        this.reads = reads;
        this.subscriptions = subscriptions;
    }

    /** @param cursor the id of the last account shown */
    @GetMapping
    AccountList list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "") String cursor) {
        if (limit < 1 || limit > MOST) {
            String fault = "limit: " + limit + " (expected: 1 to " + MOST + ")";
            throw new Problem(422, "schema_invalid", fault, List.of(new Problem.FieldFault("limit", fault)));
        }
        List<AccountView> found = accounts.all().stream()
                .filter(account -> account.id().compareTo(cursor) > 0)
                .limit(limit + 1L)
                .map(AccountView::of)
                .toList();
        boolean more = found.size() > limit;
        return new AccountList(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).id() : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<AccountShown> get(@PathVariable String id) {
        Account account = known(id);
        return ResponseEntity.ok()
                .eTag(Long.toString(account.version()))
                .body(new AccountShown(AccountView.of(account), told(account)));
    }

    /** What the platform tells by itself, topic by topic. */
    @GetMapping("/{id}/subscriptions")
    AccountSubscriptions.Told subscriptions(@PathVariable String id) {
        Account account = known(id);
        return subscriptions.stream()
                .findFirst()
                .map(all -> all.told(account))
                .orElseThrow(() -> new Problem(404, "not_found", "subscriptions: none here", List.of()));
    }

    @PostMapping
    ResponseEntity<AccountView> create(@RequestBody JsonNode body) {
        Account account = desk.create(body);
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id()))
                .eTag(Long.toString(account.version()))
                .body(AccountView.of(account));
    }

    /** Creates the account that the body names, or changes it. */
    @PutMapping
    ResponseEntity<AccountView> put(
            @RequestBody JsonNode body, @RequestHeader(name = "If-Match", required = false) String seen) {
        String id = body.path("id").asText();
        return desk.find(id).isPresent() ? change(id, body, seen) : create(body);
    }

    @PutMapping("/{id}")
    ResponseEntity<AccountView> change(
            @PathVariable String id,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        return shown(HttpStatus.OK, desk.change(id, body, version(seen)));
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<AccountView> pause(@PathVariable String id) {
        return shown(HttpStatus.OK, desk.pause(id));
    }

    @PostMapping("/{id}/resume")
    ResponseEntity<AccountView> resume(@PathVariable String id) {
        return shown(HttpStatus.OK, desk.resume(id));
    }

    @PostMapping("/{id}/poll")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReadAsked poll(@PathVariable String id) {
        Account account = known(id);
        desk.asked("poll", account, reads(account, Ability.POLL_ORDERS)::poll);
        return new ReadAsked(id, "poll");
    }

    @PostMapping("/{id}/reconcile")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReadAsked reconcile(@PathVariable String id) {
        Account account = known(id);
        desk.asked("reconcile", account, reads(account, Ability.RECONCILE)::reconcile);
        return new ReadAsked(id, "reconcile");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        subscriptions.ifAvailable(all -> desk.find(id).ifPresent(account -> leave(all, account)));
        desk.delete(id);
    }

    private void leave(AccountSubscriptions all, Account account) {
        AccountSubscriptions.Left left = all.leave(account);
        if (!left.unsubscribed().isEmpty() || !left.left().isEmpty()) {
            desk.leaves(account, left);
        }
    }

    /** Null without the database: an account is known without it. */
    private AccountSubscriptions.Told told(Account account) {
        try {
            AccountSubscriptions all = subscriptions.getIfAvailable();
            return all == null ? null : all.told(account);
        } catch (DataAccessException | TransactionException away) {
            return null;
        }
    }

    private AccountReads reads(Account account, Ability needed) {
        AccountReads able = reads.getIfAvailable();
        boolean offered = connectors
                .find(account.connector())
                .filter(connector -> connector.abilities().contains(needed))
                .isPresent();
        if (able == null || !offered) {
            throw new Problem(
                    409,
                    "not_supported",
                    "connector: " + account.connector() + " (expected: one that can be asked for changes)",
                    List.of());
        }
        return able;
    }

    private Account known(String id) {
        return accounts.find(id)
                .or(() -> desk.find(id))
                .orElseThrow(
                        () -> new Problem(404, "not_found", "account: " + id + " (expected: a known one)", List.of()));
    }

    private static ResponseEntity<AccountView> shown(HttpStatus status, Account account) {
        return ResponseEntity.status(status)
                .eTag(Long.toString(account.version()))
                .body(AccountView.of(account));
    }

    private static Long version(String seen) {
        if (seen == null || seen.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(seen.replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new Problem(
                    412, "changed_meanwhile", "If-Match: unknown (expected: the ETag of the account)", List.of());
        }
    }
}
