package hub.api;

import hub.feed.Outbox;
import hub.folding.StockEvents;
import hub.problem.Problem;
import hub.stock.Transfer;
import hub.stock.Transfer.Status;
import hub.stock.Transfers;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods between locations. A step that was taken cannot be taken again, so that sending it twice moves nothing twice. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersApi {

    /** @param at when it happened; now where it is absent */
    record DispatchBody(Instant at) {}

    /** @param lines what arrived; a SKU that is not named arrived as sent */
    record ReceiptBody(Instant at, List<TransferBody.LineBody> lines) {}

    private final Transfers transfers;
    private final TransferChecks checks;
    private final TransactionRetry transaction;
    private final Outbox outbox;
    private final Clock clock;

    TransfersApi(Transfers transfers, TransferChecks checks, TransactionRetry transaction, Outbox outbox, Clock clock) {
        this.transfers = transfers;
        this.checks = checks;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping
    Page<Transfer> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 1).orElse(Cursor.of(""));
        return Page.of(transfers.page(after.text(0), most + 1), most, transfer -> Cursor.of(transfer.id()));
    }

    @GetMapping("/{id}")
    Transfer get(@PathVariable String id) {
        return transfers.find(id).orElseThrow(TransfersApi::unknown);
    }

    @PostMapping
    ResponseEntity<Transfer> create(@RequestBody TransferBody body) {
        Transfer draft = checks.draft(body.idOrNew(), body, clock.instant());
        if (!transaction.inTransaction(() -> transfers.create(draft))) {
            throw conflict("id: " + draft.id() + " (expected: an id no transfer has)");
        }
        return ResponseEntity.created(URI.create("/api/v1/transfers/" + draft.id()))
                .body(get(draft.id()));
    }

    /** Replaces a draft; what is under way stays as it was sent. */
    @PutMapping("/{id}")
    Transfer replace(@PathVariable String id, @RequestBody TransferBody body) {
        Transfer draft = checks.draft(id, body, clock.instant());
        return step(id, Status.DRAFT, before -> {
            transfers.replace(draft);
            return draft;
        });
    }

    @PostMapping("/{id}/dispatch")
    Transfer dispatch(@PathVariable String id, @RequestBody(required = false) DispatchBody body) {
        Instant now = clock.instant();
        Instant at = TransferChecks.moment(body == null ? null : body.at(), now);
        return step(id, Status.DRAFT, draft -> {
            outbox.add(StockEvents.ofRows(transfers.dispatch(draft, at, now)), now);
            return draft;
        });
    }

    @PostMapping("/{id}/receive")
    Transfer receive(@PathVariable String id, @RequestBody(required = false) ReceiptBody body) {
        Instant now = clock.instant();
        Instant at = TransferChecks.moment(body == null ? null : body.at(), now);
        return step(id, Status.DISPATCHED, sent -> {
            Map<String, BigDecimal> arrived =
                    body == null || body.lines() == null ? new HashMap<>() : TransferChecks.arrived(sent, body.lines());
            outbox.add(StockEvents.ofRows(transfers.receive(sent, arrived, at, now)), now);
            return sent;
        });
    }

    private Transfer step(String id, Status expected, Function<Transfer, Transfer> work) {
        transaction.inTransaction(() -> {
            Transfer before = transfers.lock(id).orElseThrow(TransfersApi::unknown);
            if (before.status() != expected) {
                throw conflict("status: " + before.status().word() + " (expected: " + expected.word() + ")");
            }
            return work.apply(before);
        });
        return get(id);
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail, List.of());
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no transfer has this id");
    }
}
