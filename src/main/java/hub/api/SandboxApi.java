package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.problem.Problem;
import hub.sandbox.Behaviour;
import hub.sandbox.NoSuchOrder;
import hub.sandbox.Sandbox;
import hub.sandbox.ShopRefuses;
import hub.sandbox.Wish;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What buyers and merchants do in the shops that the hub plays itself. */
@RestController
@Profile({"demo", "sandbox"})
@Hidden
@RequestMapping("/sandbox/{platform}/{account}")
class SandboxApi {

    record StockLevel(Integer level) {}

    private final Sandbox sandbox;

    SandboxApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The body that connects this shop at {@code POST /api/v1/accounts}. */
    @GetMapping
    JsonNode account(@PathVariable String platform, @PathVariable String account) {
        return sandbox.account(platform, account);
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> order(
            @PathVariable String platform, @PathVariable String account, @RequestBody(required = false) Wish wish) {
        return Map.of("externalId", sandbox.order(platform, account, said(wish)));
    }

    @GetMapping("/orders/{externalId}")
    JsonNode show(@PathVariable String platform, @PathVariable String account, @PathVariable String externalId) {
        return sandbox.show(platform, account, externalId).orElseThrow(() -> unknown("order", externalId));
    }

    @PostMapping("/orders/{externalId}/{action}")
    Map<String, String> act(
            @PathVariable String platform,
            @PathVariable String account,
            @PathVariable String externalId,
            @PathVariable String action,
            @RequestBody(required = false) Wish wish) {
        sandbox.act(platform, account, externalId, action, said(wish));
        return Map.of("externalId", externalId);
    }

    @GetMapping("/calls")
    Map<String, Object> calls(@PathVariable String platform, @PathVariable String account) {
        return Map.of("items", sandbox.calls(platform, account), "violations", sandbox.violations(platform, account));
    }

    @GetMapping("/stock/{sku}")
    StockLevel level(@PathVariable String platform, @PathVariable String account, @PathVariable String sku) {
        return sandbox.level(platform, account, sku).map(StockLevel::new).orElseThrow(() -> unknown("sku", sku));
    }

    /** Somebody counts in the shop itself. */
    @PutMapping("/stock/{sku}")
    StockLevel count(
            @PathVariable String platform,
            @PathVariable String account,
            @PathVariable String sku,
            @RequestBody StockLevel counted) {
        if (counted.level() == null) {
            throw FieldChecks.refusal("/level", "missing (expected: a whole number)");
        }
        sandbox.setLevel(platform, account, sku, counted.level());
        return counted;
    }

    @GetMapping("/products/{sku}")
    JsonNode product(@PathVariable String platform, @PathVariable String account, @PathVariable String sku) {
        return sandbox.product(platform, account, sku).orElseThrow(() -> unknown("sku", sku));
    }

    @GetMapping("/behaviour")
    Behaviour behaviour(@PathVariable String platform, @PathVariable String account) {
        return sandbox.behaviour(platform, account);
    }

    @PutMapping("/behaviour")
    Behaviour behave(@PathVariable String platform, @PathVariable String account, @RequestBody Behaviour behaviour) {
        sandbox.behave(platform, account, behaviour);
        return behaviour;
    }

    @ExceptionHandler
    ProblemDetail refused(ShopRefuses refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail missing(NoSuchOrder missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
    }

    private static Problem unknown(String what, String id) {
        return new Problem(404, "not_found", what + ": " + id + " (expected: one of this shop)", List.of());
    }

    private static Wish said(Wish wish) {
        return wish == null ? Wish.NONE : wish;
    }
}
