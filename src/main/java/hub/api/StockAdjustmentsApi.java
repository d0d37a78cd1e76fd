package hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hub.feed.Outbox;
import hub.folding.StockEvents;
import hub.security.AuditLog;
import hub.stock.Adjustment;
import hub.stock.Adjustment.Reason;
import hub.stock.Adjustments;
import hub.stock.Kind;
import hub.stock.LedgerRow;
import hub.stock.Locations;
import hub.stock.Movement;
import hub.stock.StockLevels;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts, receipts and damages; answered after the commit. */
@RestController
@RequestMapping("/api/v1/stock/adjustments")
class StockAdjustmentsApi {

    /**
     * @param quantity what was counted, or what is added; negative where goods went
     * @param countedAt when it was counted or happened; now where it is absent
     */
    record AdjustmentBody(
            @Schema(example = "TSHIRT-M") String sku,
            @Schema(example = "main") String location,
            @Schema(example = "100") BigDecimal quantity,
            @Schema(example = "count") String reason,
            Instant countedAt) {}

    /** @param rows ids of the ledger rows written */
    record Adjusted(List<Long> rows, StockLevels.Level stock) {}

    /** What the audit log says of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Held(String reason, Instant at, BigDecimal onHand, BigDecimal unavailable) {}

    private static final int LONGEST_SKU = 255;
    private static final String REASONS =
            Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.joining(", "));

    private final Adjustments adjustments;
    private final Locations locations;
    private final StockLevels levels;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    StockAdjustmentsApi(
            Adjustments adjustments,
            Locations locations,
            StockLevels levels,
            Idempotency idempotency,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.adjustments = adjustments;
        this.locations = locations;
        this.levels = levels;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code count} sets, every other reason adds. */
    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Adjusted.class)))
    ResponseEntity<JsonNode> adjust(
            @RequestHeader(name = "Idempotency-Key", required = false) String key, @RequestBody AdjustmentBody body) {
        return idempotency.once("POST /api/v1/stock/adjustments", key, body, HttpStatus.CREATED, () -> adjusted(body));
    }

    private Adjusted adjusted(AdjustmentBody body) {
        Instant now = clock.instant();
        Adjustment adjustment = checked(body, now);
        List<LedgerRow> rows = adjustments.record(adjustment, now);
        // What was counted is no change; the difference it makes has a row of its own.
        List<LedgerRow> changes =
                rows.stream().filter(row -> row.movement().kind() != Kind.COUNT).toList();
        outbox.add(StockEvents.ofRows(changes), now);
        StockLevels.Level level = levels.find(adjustment.sku()).orElseThrow();
        record(adjustment, rows, level);
        return new Adjusted(rows.stream().map(LedgerRow::id).toList(), level);
    }

    private void record(Adjustment adjustment, List<LedgerRow> rows, StockLevels.Level level) {
        StockLevels.AtLocation there = level.locations().stream()
                .filter(at -> at.location().equals(adjustment.location()))
                .findFirst()
                .orElseThrow();
        Held after = new Held(adjustment.reason().word(), adjustment.at(), there.onHand(), there.unavailable());
        Held before = new Held(
                null,
                null,
                there.onHand().subtract(sum(rows, Kind.ON_HAND)),
                there.unavailable().subtract(sum(rows, Kind.UNAVAILABLE)));
        audit.did("stock.adjust", "stock:" + adjustment.sku() + "@" + adjustment.location(), before, after);
    }

    private static BigDecimal sum(List<LedgerRow> rows, Kind kind) {
        return rows.stream()
                .map(LedgerRow::movement)
                .filter(movement -> movement.kind() == kind)
                .map(Movement::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Adjustment checked(AdjustmentBody body, Instant now) {
        FieldChecks checks = new FieldChecks();
        String sku = checks.text("/sku", body.sku(), LONGEST_SKU);
        String location = checks.text("/location", body.location(), 100);
        if (location != null && locations.find(location).isEmpty()) {
            checks.fault("/location", location + " (expected: the id of a location)");
        }
        BigDecimal quantity = QuantityChecks.quantity(checks, "/quantity", body.quantity());
        Reason reason = Reason.of(body.reason()).orElse(null);
        if (reason == null) {
            checks.fault("/reason", "unknown (expected: one of " + REASONS + ")");
        }
        if (reason != null && quantity != null && !reason.allows(quantity)) {
            checks.fault("/quantity", quantity.toPlainString() + " (expected: " + reason.expected() + ")");
        }
        Instant at = QuantityChecks.past(checks, "/countedAt", body.countedAt(), now);
        checks.done();
        return new Adjustment(sku, location, reason, quantity, at);
    }
}
