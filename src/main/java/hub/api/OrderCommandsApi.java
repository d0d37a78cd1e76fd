package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.command.CommandDesk;
import hub.command.CommandDesk.Taken;
import hub.command.CommandRefused;
import hub.command.CommandView;
import hub.command.Wish;
import hub.folding.OrderQueries;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.security.CardScrubber;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people of the merchant have a channel do with an order. Each answers with the command, which is done after it. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class OrderCommandsApi {

    record CommandList(List<CommandView> items) {}

    /** Numbers of carriers that could be taken for those of cards. */
    private static final Pattern PARCEL = Pattern.compile("[0-9]{14,15}|[A-Z]{1,4}[A-Z0-9-]{8,30}");

    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TEXT = 500;

    private final CommandDesk desk;
    private final OrderQueries orders;
    private final Idempotency idempotency;
    private final CardScrubber scrubber;
    private final AuditLog audit;

    OrderCommandsApi(
            CommandDesk desk, OrderQueries orders, Idempotency idempotency, CardScrubber scrubber, AuditLog audit) {
        this.desk = desk;
        this.orders = orders;
        this.idempotency = idempotency;
        this.scrubber = scrubber;
        this.audit = audit;
    }

    /** Ships what is named, or all that is left. */
    @PostMapping("/fulfilments")
    ResponseEntity<JsonNode> ship(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Wish.Ship body) {
        FieldChecks checks = new FieldChecks();
        Wish.Ship ship = new Wish.Ship(
                body.lines(),
                optional(checks, "/carrier", body.carrier(), LONGEST_WORD),
                parcel(optionalWord(checks, "/trackingNumber", body.trackingNumber(), LONGEST_WORD)),
                link(checks, optional(checks, "/trackingUrl", body.trackingUrl(), LONGEST_TEXT)),
                body.tellBuyer());
        checks.done();
        return taken(id, "fulfilments", key, body, ship);
    }

    /** Cancels the order as a whole. */
    @PostMapping("/cancellations")
    ResponseEntity<JsonNode> cancel(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Wish.Cancel body) {
        FieldChecks checks = new FieldChecks();
        Wish.Cancel cancel = new Wish.Cancel(
                body.reason(),
                optional(checks, "/note", body.note(), LONGEST_TEXT),
                body.restock(),
                body.refund(),
                body.tellBuyer());
        checks.done();
        return taken(id, "cancellations", key, body, cancel);
    }

    /** Gives money back: for pieces, an amount, or everything. */
    @PostMapping("/refunds")
    ResponseEntity<JsonNode> refund(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody Wish.Refund body) {
        FieldChecks checks = new FieldChecks();
        Wish.Refund refund = new Wish.Refund(
                body.amount(),
                body.currency(),
                body.lines(),
                body.shipping(),
                body.restock(),
                body.offline(),
                optional(checks, "/reason", body.reason(), LONGEST_TEXT),
                body.tellBuyer());
        checks.done();
        return taken(id, "refunds", key, body, refund);
    }

    /** Oldest first; an order has few. */
    @GetMapping("/commands")
    CommandList commands(@PathVariable String id) {
        return new CommandList(
                desk.ofOrder(known(id)).stream().map(OrderCommandsApi::shown).toList());
    }

    @GetMapping("/commands/{command}")
    CommandView command(@PathVariable String id, @PathVariable String command) {
        UUID order = known(id);
        return Ids.read(command)
                .flatMap(found -> desk.find(order, found))
                .map(OrderCommandsApi::shown)
                .orElseThrow(() -> FieldChecks.notFound("no command of the order has this id"));
    }

    private ResponseEntity<JsonNode> taken(String id, String what, String key, Object body, Wish wish) {
        UUID order = known(id);
        return idempotency.once(
                "POST /api/v1/orders/" + order + "/" + what, key, body, HttpStatus.CREATED, () -> written(order, wish));
    }

    private CommandView written(UUID order, Wish wish) {
        Taken taken = requested(order, wish);
        if (taken instanceof Taken.NotOffered not) {
            throw new Problem(409, "not_supported", not.words(), List.of());
        }
        if (!(taken instanceof Taken.Written written)) {
            throw FieldChecks.notFound("no order has this id");
        }
        CommandView command = written.command();
        audit.did(
                "order." + command.kind(),
                "order:" + order,
                null,
                Map.of(
                        "command",
                        command.id(),
                        "amount",
                        command.asked().path("amount").asText(""),
                        "state",
                        command.state()));
        return command;
    }

    private Taken requested(UUID order, Wish wish) {
        try {
            return desk.request(order, wish, Caller.current().name());
        } catch (CommandRefused refused) {
            throw new Problem(422, "schema_invalid", refused.getMessage(), refused.faults());
        }
    }

    private static CommandView shown(CommandView command) {
        return Caller.current().may(OrdersApi.PERSONAL_SCOPE) ? command : command.withoutTexts();
    }

    private UUID known(String id) {
        return Ids.read(id)
                .filter(order -> orders.byId(order).isPresent())
                .orElseThrow(() -> FieldChecks.notFound("no order has this id"));
    }

    private String optional(FieldChecks checks, String path, String value, int longest) {
        return scrubber.scrubText(optionalWord(checks, path, value, longest));
    }

    private static String optionalWord(FieldChecks checks, String path, String value, int longest) {
        return value == null ? null : checks.text(path, value, longest);
    }

    private String parcel(String number) {
        return number != null && PARCEL.matcher(number).matches() ? number : scrubber.scrubText(number);
    }

    private static String link(FieldChecks checks, String url) {
        if (url != null && !url.matches("https?://\\S+")) {
            checks.fault("/trackingUrl", "no address (expected: http:// or https://)");
        }
        return url;
    }
}
