package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.app.AppOrders;
import hub.app.AppRules;
import hub.folding.Document;
import hub.folding.OrderQueries;
import hub.mapping.MappingFailure;
import hub.problem.Problem;
import hub.security.Caller;
import hub.stock.StockShort;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The synchronous door for apps: 201 after the commit, 409 when stock is short. */
@RestController
class AppOrdersApi {

    private static final String PATH = "/api/v1/app/orders";
    private static final String PAYMENTS_SCOPE = "app:payments";

    private final AppOrders orders;
    private final AppRules rules;
    private final CardFreeBody cards;
    private final OrderQueries queries;
    private final Idempotency idempotency;
    private final Clock clock;

    AppOrdersApi(
            AppOrders orders,
            AppRules rules,
            CardFreeBody cards,
            OrderQueries queries,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.rules = rules;
        this.cards = cards;
        this.queries = queries;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<JsonNode> take(
            @RequestHeader(name = "Idempotency-Key", required = false) String key, @RequestBody JsonNode sent) {
        JsonNode body = cards.of(sent);
        rules.check(body);
        rules.checkPayments(body, Caller.current().may(PAYMENTS_SCOPE));
        try {
            // Only the id is kept with the key: the order itself is personal and lies sealed.
            JsonNode taken = idempotency
                    .once(
                            "POST " + PATH,
                            key,
                            body,
                            HttpStatus.CREATED,
                            () -> orders.take(body, Caller.current().name(), clock.instant()))
                    .getBody();
            UUID id = UUID.fromString(taken.path("orderId").asText());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(queries.byId(id).orElseThrow().document());
        } catch (StockShort shortage) {
            throw new Problem(
                    409,
                    "stock_short",
                    "stock: short of " + String.join(", ", shortage.skus()) + " (expected: available)",
                    lines(body, shortage.skus()));
        } catch (Document.Conflict conflict) {
            throw new Problem(409, "conflict", conflict.getMessage(), List.of());
        } catch (MappingFailure notUsable) {
            throw new Problem(422, "schema_invalid", notUsable.detail(), List.of());
        }
    }

    /** Names the lines; a kit's line is short by its component. */
    private static List<Problem.FieldFault> lines(JsonNode body, List<String> skus) {
        return skus.stream()
                .map(sku -> new Problem.FieldFault(path(body, sku), sku))
                .toList();
    }

    private static String path(JsonNode body, String sku) {
        JsonNode lines = body.path("lines");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).path("sku").asText().equals(sku)) {
                return "/lines/" + i + "/sku";
            }
        }
        return "/lines";
    }
}
