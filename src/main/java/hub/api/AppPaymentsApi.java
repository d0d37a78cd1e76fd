package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.app.AppPayments;
import hub.app.AppPayments.Told;
import hub.folding.OrderQueries;
import hub.json.Json;
import hub.json.Schema;
import hub.order.Money;
import hub.order.SlotValue;
import hub.security.AuditLog;
import hub.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Payments of an app's order, as its back end hears of them. */
@RestController
class AppPaymentsApi {

    private static final Schema SCHEMA = Schema.load("app-payment.schema.json");

    private final AppPayments payments;
    private final OrderQueries queries;
    private final Idempotency idempotency;
    private final CardFreeBody cards;
    private final AuditLog audit;
    private final Clock clock;

    AppPaymentsApi(
            AppPayments payments,
            OrderQueries queries,
            Idempotency idempotency,
            CardFreeBody cards,
            AuditLog audit,
            Clock clock) {
        this.payments = payments;
        this.queries = queries;
        this.idempotency = idempotency;
        this.cards = cards;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of the order's payments by its id, or another one. Answers with the order. */
    @PostMapping("/api/v1/app/orders/{id}/payments")
    ResponseEntity<JsonNode> tell(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody JsonNode sent) {
        JsonNode body = cards.of(sent);
        SchemaCheck.refuse(SCHEMA.faults(body));
        UUID order = Ids.read(id)
                .filter(known -> queries.byId(known).isPresent())
                .orElseThrow(() -> FieldChecks.notFound("no order has this id"));
        idempotency.once("POST /api/v1/app/orders/" + order + "/payments", key, body, HttpStatus.OK, () -> {
            tell(order, payment(body));
            return Map.of("orderId", order);
        });
        return ResponseEntity.ok(OrderBody.shownTo(Caller.current().may(OrdersApi.PERSONAL_SCOPE))
                .apply(queries.byId(order).orElseThrow().document()));
    }

    private void tell(UUID order, SlotValue.Payment payment) {
        Caller caller = Caller.current();
        Told told = payments.tell(order, payment, caller.name(), clock.instant());
        if (told == Told.NO_SUCH_ORDER) {
            throw FieldChecks.notFound("no order of an app has this id");
        }
        if (told == Told.CHANGED) {
            audit.did("order.payment", "order:" + order, null, shown(payment));
        }
    }

    /** As the audit log keeps it. */
    static JsonNode shown(SlotValue.Payment payment) {
        return Json.MAPPER.valueToTree(
                Map.of("payment", payment.id(), "status", payment.statusWord(), "amount", payment.amount()));
    }

    static SlotValue.Payment payment(JsonNode body) {
        return new SlotValue.Payment(
                body.path("id").asText(),
                "sale",
                body.path("method").asText(),
                body.path("status").asText(),
                Money.of(body.path("amount").asText(), body.path("currency").asText()),
                body.path("reference").asText(null),
                null,
                body.path("at").isTextual() ? Instant.parse(body.path("at").asText()) : null);
    }
}
