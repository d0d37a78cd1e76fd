package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.app.AppPayments;
import hub.app.AppPayments.Told;
import hub.app.Gateway;
import hub.app.Gateways;
import hub.json.Schema;
import hub.mapping.MappingFailure;
import hub.mapping.Payload;
import hub.order.SlotValue;
import hub.problem.Problem;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.subscriber.Signing;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Payments of apps' orders as a gateway tells them, signed by Standard Webhooks; no key is asked for. */
@RestController
class GatewayPaymentsApi {

    private static final Schema SCHEMA = Schema.load("gateway-payment.schema.json");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Gateways gateways;
    private final AppPayments payments;
    private final Idempotency idempotency;
    private final CardFreeBody cards;
    private final AuditLog audit;
    private final Clock clock;

    GatewayPaymentsApi(
            Gateways gateways,
            AppPayments payments,
            Idempotency idempotency,
            CardFreeBody cards,
            AuditLog audit,
            Clock clock) {
        this.gateways = gateways;
        this.payments = payments;
        this.idempotency = idempotency;
        this.cards = cards;
        this.audit = audit;
        this.clock = clock;
    }

    /** Once per {@code webhook-id}. An order that is not here yet is 404, so that the gateway tells again. */
    @PostMapping("/api/v1/gateways/{id}/payments")
    @SecurityRequirements
    ResponseEntity<JsonNode> tell(
            @PathVariable String id,
            @RequestHeader(name = Signing.ID, required = false) String webhookId,
            @RequestHeader(name = Signing.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = Signing.SIGNATURE, required = false) String signature,
            HttpServletRequest request) {
        Gateway gateway = gateways.find(id).orElseThrow(GatewaysApi::unknown);
        byte[] raw = RawBody.of(request);
        if (!Signing.verifies(gateway.secrets(), webhookId, timestamp, signature, raw, clock.instant(), WINDOW)) {
            throw new Problem(
                    401,
                    "signature_invalid",
                    "signature: missing, wrong or outside the window (expected: of one of the gateway's secrets, within "
                            + WINDOW.toMinutes() + " minutes)",
                    List.of());
        }
        JsonNode body = cards.of(read(raw));
        SchemaCheck.refuse(SCHEMA.faults(body));
        Caller caller = new Caller("gateway:" + id, request.getRemoteAddr(), Set.of());
        return idempotency.once(
                "POST /api/v1/gateways/" + id + "/payments", webhookId, body, HttpStatus.OK, () -> tell(body, caller));
    }

    private Map<String, UUID> tell(JsonNode body, Caller caller) {
        UUID order = payments.find(
                        body.path("app").asText(), body.path("externalId").asText())
                .orElseThrow(() -> FieldChecks.notFound("no order of this app has this externalId"));
        SlotValue.Payment payment = AppPaymentsApi.payment(body);
        Told told = payments.tell(order, payment, caller.name(), clock.instant());
        if (told == Told.CHANGED) {
            audit.record(AuditEntry.by(
                    caller,
                    "order.payment",
                    "order:" + order,
                    null,
                    AppPaymentsApi.shown(payment).toString()));
        }
        return Map.of("orderId", order);
    }

    private static JsonNode read(byte[] body) {
        try {
            return Payload.read(body);
        } catch (MappingFailure unreadable) {
            throw new Problem(400, "body_unreadable", "body: " + unreadable.detail(), List.of());
        }
    }
}
