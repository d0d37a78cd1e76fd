package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.mapping.MappingFailure;
import hub.mapping.Payload;
import hub.problem.Problem;
import hub.security.Caller;
import hub.till.TillLimits;
import hub.till.TillRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The asynchronous door for tills: 202 once the broker has the transaction on disk, whatever the database does. */
@RestController
@RequestMapping("/api/v1/pos/transactions")
class TillApi {

    private static final int LONGEST_KEY = 200;
    private static final Set<Integer> PASSING = Set.of(429, 503);

    private final TillSender sender;
    private final TillLimits limits;
    private final Clock clock;

    TillApi(TillSender sender, TillLimits limits, Clock clock) {
        this.sender = sender;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Map<String, String>> take(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        JsonNode transaction = read(RawBody.of(request));
        limit(transaction, response);
        UUID id = sender.send(new TillRequest(transaction, Caller.current(), checked(key), now()));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header("X-Message-Id", id.toString())
                .body(Map.of("messageId", id.toString()));
    }

    record Answered(List<TillResult> items) {}

    @PostMapping("/batch")
    ResponseEntity<Answered> takeAll(HttpServletRequest request, HttpServletResponse response) {
        TillBatchRequest batch =
                new TillBatchRequest(RawBody.of(request), Caller.current(), now(), new ConcurrentHashMap<>());
        if (!TillItems.of(batch).hasNext()) {
            throw FieldChecks.refusal("", "body: empty (expected: a JSON array of transactions, or one per line)");
        }
        List<TillResult> results = sender.sendAll(batch);
        batch.allowed().values().stream().findFirst().ifPresent(allowance -> show(allowance, response));
        passingRefusal(results).ifPresent(refusal -> {
            throw refusal;
        });
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Answered(results));
    }

    /** Nothing was taken, and all of it may be sent again: the whole request is refused. */
    private static Optional<Problem> passingRefusal(List<TillResult> results) {
        boolean all = results.stream()
                .allMatch(result -> result.refusal() != null
                        && PASSING.contains(result.refusal().status()));
        return all ? Optional.of(results.get(0).refusal()) : Optional.empty();
    }

    private void limit(JsonNode transaction, HttpServletResponse response) {
        TillLimits.Allowance allowance =
                limits.tryConsume(transaction.path("terminal").asText());
        show(allowance, response);
        if (!allowance.granted()) {
            throw Problem.rateLimited("more requests than a terminal may send", allowance.reset());
        }
    }

    private static void show(TillLimits.Allowance allowance, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", allowance.policy());
        response.setHeader("RateLimit", allowance.state());
    }

    private static JsonNode read(byte[] body) {
        try {
            return Payload.read(body);
        } catch (MappingFailure unreadable) {
            throw new Problem(400, "body_unreadable", "body: " + unreadable.detail(), List.of());
        }
    }

    private static String checked(String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw FieldChecks.refusal(
                    "Idempotency-Key", "Idempotency-Key: unusable (expected: 1 to " + LONGEST_KEY + " characters)");
        }
        return key;
    }

    /** Both databases keep microseconds: what came in with a batch must not look younger than what is stored of it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
