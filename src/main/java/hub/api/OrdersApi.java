package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.OrderQueries;
import hub.folding.OrderQueries.Filter;
import hub.folding.OrderQueries.Found;
import hub.folding.Timeline;
import hub.hospital.MessageQueries;
import hub.hospital.MessageView;
import hub.order.Order.PaymentStatus;
import hub.order.Order.Status;
import hub.problem.Problem;
import hub.security.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders, with what happened to them. Fields that may name a person are shown with scope {@code orders:personal} only. */
@RestController
@RequestMapping("/api/v1/orders")
class OrdersApi {

    static final String PERSONAL_SCOPE = "orders:personal";

    /**
     * What a list is narrowed by; all may be absent.
     *
     * @param customer the hub's id of a customer; with scope {@code orders:personal} also an e-mail address, phone or name
     * @param from placed at or after; to: placed before
     */
    record Query(
            String channel,
            String account,
            String externalId,
            String status,
            String paymentStatus,
            String sku,
            String customer,
            String from,
            String to,
            String changedAfter) {}

    private final OrderQueries orders;
    private final MessageQueries messages;

    OrdersApi(OrderQueries orders, MessageQueries messages) {
        this.orders = orders;
        this.messages = messages;
    }

    /** Newest change first; with {@code changedAfter} oldest first, so that a reader can follow. */
    @GetMapping
    Page<JsonNode> list(
            Query query, @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Optional<OrderQueries.Position> after =
                Cursor.read(cursor, 2).map(key -> new OrderQueries.Position(key.instant(0), key.uuid(1)));
        Page<Found> page = Page.of(
                orders.list(filter(query), after, most + 1), most, found -> Cursor.of(found.changedAt(), found.id()));
        return new Page<>(page.items().stream().map(OrdersApi::shown).toList(), page.next());
    }

    @GetMapping("/{id}")
    JsonNode get(@PathVariable String id) {
        Found found = known(id);
        JsonNode document = found.document();
        long parked = messages.behind(
                found.id(),
                document.path("account").asText(),
                document.path("externalId").asText());
        return OrderBody.withBehind(shown(found), parked);
    }

    @GetMapping("/{id}/timeline")
    Page<Timeline.Line> timeline(
            @PathVariable String id,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        long after = Cursor.read(cursor, 1).map(key -> key.number(0)).orElse(0L);
        return Page.of(orders.timeline(known(id).id(), after, most + 1), most, line -> Cursor.of(line.seq()));
    }

    /** What showed the order, and what is parked and speaks of it; oldest first. */
    @GetMapping("/{id}/messages")
    Page<MessageView> messages(
            @PathVariable String id,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Optional<MessageQueries.Position> after =
                Cursor.read(cursor, 2).map(key -> new MessageQueries.Position(key.instant(0), key.uuid(1)));
        Found found = known(id);
        JsonNode document = found.document();
        return Page.of(
                messages.ofOrder(
                        found.id(),
                        document.path("account").asText(),
                        document.path("externalId").asText(),
                        after,
                        most + 1),
                most,
                message -> Cursor.of(message.receivedAt(), message.id()));
    }

    private Filter filter(Query query) {
        QueryChecks checks = new QueryChecks();
        Status status = checks.word("status", query.status(), Status.class, Status::word);
        PaymentStatus payment =
                checks.word("paymentStatus", query.paymentStatus(), PaymentStatus.class, PaymentStatus::word);
        Filter filter = new Filter(
                checks.text("channel", query.channel()),
                checks.text("account", query.account()),
                checks.text("externalId", query.externalId()),
                status == null ? null : status.word(),
                payment == null ? null : payment.word(),
                checks.text("sku", query.sku()),
                checks.text("customer", query.customer()),
                checks.moment("from", query.from()),
                checks.moment("to", query.to()),
                checks.moment("changedAfter", query.changedAfter()));
        checks.done();
        refuseProbing(filter.customer());
        return filter;
    }

    /** Asking for a name is asking who ordered. */
    private static void refuseProbing(String customer) {
        if (customer != null
                && Ids.read(customer).isEmpty()
                && !Caller.current().may(PERSONAL_SCOPE)) {
            throw new Problem(403, "forbidden", "customer: by name needs the scope " + PERSONAL_SCOPE, List.of());
        }
    }

    private Found known(String id) {
        return Ids.read(id).flatMap(orders::byId).orElseThrow(() -> FieldChecks.notFound("no order has this id"));
    }

    private static JsonNode shown(Found found) {
        return Caller.current().may(PERSONAL_SCOPE) ? found.document() : OrderBody.withoutPersons(found.document());
    }
}
