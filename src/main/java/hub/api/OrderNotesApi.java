package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.OrderFacts;
import hub.order.Order;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.security.CardScrubber;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people of the merchant say of an order: why it has to wait, and what others should know. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class OrderNotesApi {

    /** What the audit log says of an order. What people wrote may be about a person: it lies sealed with the order only. */
    private record Said(long revision, int holds, int notes) {

        static Said of(JsonNode order) {
            return new Said(
                    order.path("revision").asLong(),
                    order.path("holds").size(),
                    order.path("notes").size());
        }
    }

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TEXT = 2000;

    /**
     * @param code stable word for the reason; the same again replaces it
     * @param detail for people, may be absent
     */
    record HoldBody(String code, String detail) {}

    record NoteBody(String text) {}

    private final OrderFacts facts;
    private final OrdersApi orders;
    private final Idempotency idempotency;
    private final TransactionRetry transactions;
    private final CardScrubber scrubber;
    private final AuditLog audit;
    private final Clock clock;

    OrderNotesApi(
            OrderFacts facts,
            OrdersApi orders,
            Idempotency idempotency,
            TransactionRetry transactions,
            CardScrubber scrubber,
            AuditLog audit,
            Clock clock) {
        this.facts = facts;
        this.orders = orders;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.scrubber = scrubber;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers with the order. */
    @PostMapping("/holds")
    ResponseEntity<JsonNode> hold(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody HoldBody body) {
        FieldChecks checks = new FieldChecks();
        String code = checks.text("/code", body.code(), LONGEST_CODE);
        String detail = body.detail() == null ? null : checks.word("/detail", body.detail(), LONGEST_TEXT);
        checks.done();
        Order.Hold hold = new Order.Hold(scrubber.scrubText(code), scrubber.scrubText(detail));
        return idempotency.once(
                "POST /api/v1/orders/" + id + "/holds",
                key,
                body,
                HttpStatus.CREATED,
                () -> said(
                        "order.hold",
                        id,
                        order -> facts.hold(order, hold, Caller.current().name(), now())));
    }

    /** Answers with the order; a hold that is not there is released already. */
    @DeleteMapping("/holds/{code}")
    JsonNode release(@PathVariable String id, @PathVariable String code) {
        return transactions.inTransaction(() -> said(
                "order.release",
                id,
                order -> facts.release(order, code, Caller.current().name(), now())));
    }

    /** Answers with the order. */
    @PostMapping("/notes")
    ResponseEntity<JsonNode> note(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody NoteBody body) {
        FieldChecks checks = new FieldChecks();
        String text = checks.word("/text", body.text(), LONGEST_TEXT);
        checks.done();
        return idempotency.once(
                "POST /api/v1/orders/" + id + "/notes",
                key,
                body,
                HttpStatus.CREATED,
                () -> said(
                        "order.note",
                        id,
                        order -> facts.note(order, note(text), Caller.current().name(), now())));
    }

    private Order.Note note(String text) {
        return new Order.Note(
                UUID.randomUUID().toString(), now(), Caller.current().name(), scrubber.scrubText(text));
    }

    private JsonNode said(String action, String id, Function<UUID, Boolean> fact) {
        JsonNode before = orders.get(id);
        if (!fact.apply(UUID.fromString(id))) {
            throw new Problem(409, "conflict", "order: its account was deleted (expected: a known account)", List.of());
        }
        JsonNode after = orders.get(id);
        audit.did(action, "order:" + id, Said.of(before), Said.of(after));
        return after;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
