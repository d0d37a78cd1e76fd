package hub.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * One call to a platform, by its files: the mapping {@code <verb>.jslt} makes the request, the kamelet {@code
 * <connector>-<verb>} sends it, the mapping {@code <verb>-answer.jslt} says what the answer means.
 */
@Component("platformCalls")
public final class PlatformCalls {

    private static final String ASKED = "asked";

    private final Callees callees;
    private final CallMappings mappings;
    private final CallTurns turns;
    private final AccountSigns signs;
    private final Budgets budgets;
    private final OutboundSettings settings;
    private final ProducerTemplate producer;
    private final Clock clock;

    PlatformCalls(
            Callees callees,
            CallMappings mappings,
            CallTurns turns,
            AccountSigns signs,
            Budgets budgets,
            OutboundSettings settings,
            ProducerTemplate producer,
            Clock clock) {
        this.callees = callees;
        this.mappings = mappings;
        this.turns = turns;
        this.signs = signs;
        this.budgets = budgets;
        this.settings = settings;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Waits for the answer.
     *
     * @param verb as in the kamelet's name, e.g. {@code set-stock}
     * @return what the answer's mapping made of it
     * @throws PlatformAway when there is none
     */
    public JsonNode call(String account, String verb, JsonNode asked) {
        return inTurn(account, () -> within(account, verb, asked));
    }

    /** As {@link #call}, but a refusal says something of this call only: a right that is missing, not a lost key. */
    public JsonNode ask(String account, String verb, JsonNode asked) {
        return inTurn(account, () -> lastly(account, verb, asked));
    }

    /** As {@link #ask}, also where the account is not to be called any more: it is about to go. */
    public JsonNode lastly(String account, String verb, JsonNode asked) {
        Object body = made(account, verb, asked);
        if (body instanceof Answer.Refused refused) {
            throw new PlatformAway("refused " + refused.words(), false, null);
        }
        return outcome(account, body);
    }

    private JsonNode inTurn(String account, Supplier<JsonNode> call) {
        String turn = "call/" + UUID.randomUUID();
        if (!turns.enter(account, turn, clock.instant())) {
            throw new PlatformAway("account: not to be called now", false, Duration.ofSeconds(1));
        }
        try {
            return call.get();
        } finally {
            turns.leave(account, turn);
        }
    }

    /** As {@link #call}, for one whose turn it is already: waiting for another could wait for itself. */
    JsonNode within(String account, String verb, JsonNode asked) {
        return outcome(account, made(account, verb, asked));
    }

    private Object made(String account, String verb, JsonNode asked) {
        Exchange done = producer.request("direct:platform-call", exchange -> {
            exchange.setVariable(Call.ACCOUNT, account);
            exchange.setVariable(Call.OPERATION, verb);
            exchange.setVariable(ASKED, asked);
        });
        return done.getMessage().getBody();
    }

    /** Makes the request, before anything is spent of the account's budget. */
    public void begin(Exchange exchange) {
        String account = Call.text(exchange, Call.ACCOUNT);
        String verb = Call.text(exchange, Call.OPERATION);
        Callee callee = callees.find(account).orElseThrow(() -> new CallNotMade("account: " + account + " is unknown"));
        if (callee.base().startsWith("http:") && !settings.allowPrivate()) {
            throw new CallNotMade("address: http (expected: https)");
        }
        JsonNode request = mappings.run(callee.connector(), verb, exchange.getVariable(ASKED, JsonNode.class));
        exchange.setVariable(Call.KAMELET, callee.connector() + "-" + verb);
        exchange.setVariable(Call.BASE, callee.base());
        exchange.setVariable(Call.PATH, request.path("path").asText(""));
        exchange.setVariable(Call.METHOD, request.path("method").asText("GET"));
        exchange.getMessage().removeHeaders("*");
        query(request).ifPresent(query -> exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query));
        if (request.has("body")) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        exchange.getMessage().setBody(request.has("body") ? bytes(request.path("body")) : null);
    }

    /** Has the platform's mapping say what the answer means; a body that says no is one, whatever its status. */
    public void understand(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof Answer.Found found)) {
            return;
        }
        Callee callee = callees.find(Call.text(exchange, Call.ACCOUNT)).orElseThrow();
        ObjectNode input = Json.MAPPER.createObjectNode();
        input.set(ASKED, exchange.getVariable(ASKED, JsonNode.class));
        ObjectNode headers = input.putObject("headers");
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value instanceof String text && !name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        input.set("body", tree(found.body()));
        JsonNode meant = mappings.run(callee.connector(), Call.text(exchange, Call.OPERATION) + "-answer", input);
        if (meant.path("left").isNumber()) {
            callees.rules(callee.connector())
                    .budget(Call.text(exchange, Call.OPERATION))
                    .ifPresent(budget -> budgets.correct(
                            callee.id(), budget, meant.path("left").asText()));
        }
        if (meant.has("failure")) {
            throw new CallFailed("answer: " + meant.path("failure").asText());
        }
        exchange.getMessage().setBody(meant);
    }

    /** Nobody answered: what that means is for the caller to say. */
    public void failed(Exchange exchange) {
        exchange.getMessage().setBody(Failure.in(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    private JsonNode outcome(String account, Object body) {
        if (body instanceof Throwable cause) {
            throw away(account, cause);
        }
        if (body instanceof Answer.Refused refused) {
            signs.failed(account, refused.words());
            throw new PlatformAway("refused " + refused.words(), false, settings.probeEvery());
        }
        if (body instanceof Answer.TooFast tooFast) {
            throw tooFast(account, tooFast.patience());
        }
        if (!(body instanceof JsonNode meant)) {
            throw PlatformAway.gone();
        }
        if (meant.has("tooFast")) {
            BigDecimal seconds = new BigDecimal(meant.path("tooFast").asText());
            throw tooFast(account, Duration.ofMillis(seconds.movePointRight(3).longValue()));
        }
        signs.worked(account);
        turns.worked(account);
        return meant;
    }

    private PlatformAway tooFast(String account, Duration patience) {
        turns.holdBack(account, clock.instant().plus(patience));
        return new PlatformAway("answer: too many calls", false, patience);
    }

    private PlatformAway away(String account, Throwable cause) {
        if (cause instanceof CallNotMade notMade) {
            if (notMade.waiting() != null) {
                turns.holdBack(account, clock.instant().plus(notMade.waiting()));
            }
            return new PlatformAway(notMade.getMessage(), false, notMade.waiting());
        }
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
        int status = cause instanceof CallFailed failed ? failed.status() : 0;
        PlatformAway away = new PlatformAway(Failure.words(cause), !neverSent, null, status);
        away.initCause(cause);
        return away;
    }

    private static Optional<String> query(JsonNode request) {
        String query = StreamSupport.stream(
                        ((Iterable<String>) () -> request.path("query").fieldNames()).spliterator(), false)
                .map(name -> encoded(name) + "="
                        + encoded(request.path("query").path(name).asText()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new CallFailed("answer: unreadable (expected: JSON)");
        }
    }
}
