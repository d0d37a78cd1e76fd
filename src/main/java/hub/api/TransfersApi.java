package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.Outbox;
import hub.folding.StockEvents;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.stock.Transfer;
import hub.stock.Transfer.Status;
import hub.stock.Transfers;
import hub.store.TransactionRetry;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods between locations. A step that was taken cannot be taken again; the same request sent twice has the same answer. */
@RestController
@RequestMapping(TransfersApi.PATH)
class TransfersApi {

    /** @param at when it happened; now where it is absent */
    record DispatchBody(Instant at) {}

    /** @param lines what arrived; a SKU that is not named arrived as sent */
    record ReceiptBody(Instant at, List<TransferBody.LineBody> lines) {}

    /** What the audit log says of it: all but the note, in which people may write about people. */
    private record Seen(String status, String from, String to, List<Transfer.Line> lines) {

        static Seen of(Transfer transfer) {
            return new Seen(transfer.status().word(), transfer.from(), transfer.to(), transfer.lines());
        }
    }

    static final String PATH = "/api/v1/transfers";

    private final Transfers transfers;
    private final TransferChecks checks;
    private final TransactionRetry transaction;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    TransfersApi(
            Transfers transfers,
            TransferChecks checks,
            TransactionRetry transaction,
            Idempotency idempotency,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.transfers = transfers;
        this.checks = checks;
        this.transaction = transaction;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.audit = audit;
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
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Transfer.class)))
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = "Idempotency-Key", required = false) String key, @RequestBody TransferBody body) {
        ResponseEntity<JsonNode> created =
                idempotency.once("POST " + PATH, key, body, HttpStatus.CREATED, () -> created(body));
        String id = created.getBody().path("id").asText();
        return ResponseEntity.created(URI.create(PATH + "/" + id)).body(created.getBody());
    }

    /** Replaces a draft; what is under way stays as it was sent. */
    @PutMapping("/{id}")
    Transfer replace(@PathVariable String id, @RequestBody TransferBody body) {
        Transfer draft = checks.draft(id, body, clock.instant());
        return transaction.inTransaction(
                () -> step("transfer.change", id, Status.DRAFT, before -> transfers.replace(draft)));
    }

    @PostMapping("/{id}/dispatch")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    ResponseEntity<JsonNode> dispatch(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody(required = false) DispatchBody body) {
        return idempotency.once("POST " + PATH + "/" + id + "/dispatch", key, body, HttpStatus.OK, () -> {
            Instant now = clock.instant();
            Instant at = TransferChecks.moment(body == null ? null : body.at(), now);
            return step(
                    "transfer.dispatch",
                    id,
                    Status.DRAFT,
                    draft -> outbox.add(StockEvents.ofRows(transfers.dispatch(draft, at, now)), now));
        });
    }

    @PostMapping("/{id}/receive")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    ResponseEntity<JsonNode> receive(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody(required = false) ReceiptBody body) {
        return idempotency.once("POST " + PATH + "/" + id + "/receive", key, body, HttpStatus.OK, () -> {
            Instant now = clock.instant();
            Instant at = TransferChecks.moment(body == null ? null : body.at(), now);
            return step("transfer.receive", id, Status.DISPATCHED, sent -> {
                Map<String, BigDecimal> arrived = body == null || body.lines() == null
                        ? new HashMap<>()
                        : TransferChecks.arrived(sent, body.lines());
                outbox.add(StockEvents.ofRows(transfers.receive(sent, arrived, at, now)), now);
            });
        });
    }

    private Transfer created(TransferBody body) {
        Transfer draft = checks.draft(body.idOrNew(), body, clock.instant());
        if (!transfers.create(draft)) {
            throw conflict("id: " + draft.id() + " (expected: an id no transfer has)");
        }
        Transfer after = get(draft.id());
        audit.did("transfer.create", "transfer:" + draft.id(), null, Seen.of(after));
        return after;
    }

    private Transfer step(String action, String id, Status expected, Consumer<Transfer> work) {
        Transfer before = transfers.lock(id).orElseThrow(TransfersApi::unknown);
        if (before.status() != expected) {
            throw conflict("status: " + before.status().word() + " (expected: " + expected.word() + ")");
        }
        work.accept(before);
        Transfer after = get(id);
        audit.did(action, "transfer:" + id, Seen.of(before), Seen.of(after));
        return after;
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail, List.of());
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no transfer has this id");
    }
}
