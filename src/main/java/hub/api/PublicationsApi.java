package hub.api;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector.Ability;
import hub.channel.Connectors;
import hub.level.Buffers;
import hub.level.Buffers.Buffer;
import hub.level.LevelDesk;
import hub.level.LevelView;
import hub.level.Releases;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What channels are told of stock: what would be written, what is, and what is held back. */
@RestController
@RequestMapping("/api/v1/stock")
class PublicationsApi {

    record Released(String account, Instant releasedAt) {}

    record BufferBody(String account, String sku, BigDecimal quantity) {}

    private static final BigDecimal MOST_HELD_BACK = new BigDecimal("1000000000");

    private final LevelDesk levels;
    private final Releases releases;
    private final Buffers buffers;
    private final Accounts accounts;
    private final Connectors connectors;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    PublicationsApi(
            LevelDesk levels,
            Releases releases,
            Buffers buffers,
            Accounts accounts,
            Connectors connectors,
            TransactionRetry transaction,
            AuditLog audit,
            Clock clock) {
        this.levels = levels;
        this.releases = releases;
        this.buffers = buffers;
        this.accounts = accounts;
        this.connectors = connectors;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** Levels of one account by channel SKU; before its release, what would be written. */
    @GetMapping("/publications")
    Page<LevelView> list(
            @RequestParam String account,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Account told = told(account);
        Cursor after = Cursor.read(cursor, 3).orElse(null);
        if (after == null) {
            levels.refresh(told.id());
            after = Cursor.of("", "", "");
        }
        return Page.of(
                levels.page(told.id(), after.text(0), after.text(1), after.text(2), most + 1),
                most,
                level -> Cursor.of(
                        level.channelSku(), level.listing(), level.location() == null ? "" : level.location()));
    }

    /** From here on the account is told. */
    @PostMapping("/publications/release")
    Released release(@RequestParam String account) {
        Account told = told(account);
        return transaction.inTransaction(() -> {
            Instant before = releases.of(told.id()).orElse(null);
            releases.release(told.id(), clock.instant());
            Released released = new Released(told.id(), releases.of(told.id()).orElseThrow());
            audit.did(
                    "publication.release",
                    "account:" + told.id(),
                    before == null ? null : new Released(told.id(), before),
                    released);
            return released;
        });
    }

    @GetMapping("/buffers")
    Page<Buffer> buffers(@RequestParam String account) {
        return new Page<>(buffers.of(told(account).id()), null);
    }

    /** Held back from an account; without a SKU of each that has no buffer of its own. 0 takes a buffer away. */
    @PutMapping("/buffers")
    Buffer hold(@RequestBody BufferBody body) {
        FieldChecks checks = new FieldChecks();
        String account = checks.text("/account", body.account(), 100);
        String sku = body.sku() == null ? "" : checks.word("/sku", body.sku(), 300);
        BigDecimal quantity = body.quantity();
        if (quantity == null || quantity.signum() < 0 || quantity.compareTo(MOST_HELD_BACK) > 0) {
            checks.fault("/quantity", "unusable (expected: 0 to " + MOST_HELD_BACK.toPlainString() + ")");
        }
        checks.done();
        Account told = told(account);
        return transaction.inTransaction(() -> {
            Buffer before = buffers.find(told.id(), sku).orElse(null);
            Buffer after = new Buffer(told.id(), sku, quantity);
            buffers.set(after, clock.instant());
            audit.did("buffer.set", "account:" + told.id(), before, after);
            return after;
        });
    }

    private Account told(String id) {
        Account account = accounts.find(FieldChecks.filter("account", id))
                .orElseThrow(
                        () -> new Problem(404, "not_found", "account: " + id + " (expected: a known one)", List.of()));
        boolean able = connectors
                .find(account.connector())
                .filter(connector -> connector.abilities().contains(Ability.SET_STOCK))
                .isPresent();
        if (!able) {
            throw new Problem(
                    409,
                    "not_supported",
                    "connector: " + account.connector() + " (expected: one that is told of stock)",
                    List.of());
        }
        return account;
    }
}
