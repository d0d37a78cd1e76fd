package hub.api;

import hub.problem.Problem;
import hub.subscriber.Delivery;
import hub.subscriber.Subscriber;
import hub.subscriber.Subscriber.Status;
import hub.subscriber.SubscriberDesk;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a subscriber was sent and how that went; sent again it keeps its id. */
@RestController
@RequestMapping("/api/v1/subscribers/{id}")
class DeliveriesApi {

    /** @param id of the delivery, to be looked at */
    record Queued(String id) {}

    /** @param total deliveries that are sent again */
    record QueuedAgain(int total) {}

    private static final Set<String> STATES = Set.of("pending", "delivered", "failed", "held");

    private final SubscriberDesk desk;

    DeliveriesApi(SubscriberDesk desk) {
        this.desk = desk;
    }

    /** Newest first. */
    @GetMapping("/deliveries")
    Page<Delivery> list(
            @PathVariable String id,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        Subscriber subscriber = known(id);
        if (state != null && !STATES.contains(state)) {
            throw FieldChecks.refusal("state", "state: unknown (expected: pending, delivered, failed or held)");
        }
        int most = Page.limit(limit);
        long before = Cursor.read(cursor, 1).map(key -> key.number(0)).orElse(Long.MAX_VALUE);
        return Page.of(
                desk.deliveries(subscriber.id(), state, before, most + 1), most, delivery -> Cursor.of(delivery.seq()));
    }

    @GetMapping("/deliveries/{delivery}")
    Delivery get(@PathVariable String id, @PathVariable String delivery) {
        return desk.delivery(known(id).id(), delivery).orElseThrow(DeliveriesApi::unknown);
    }

    @PostMapping("/deliveries/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Queued resend(@PathVariable String id, @PathVariable String delivery) {
        if (!desk.resend(active(id), delivery)) {
            throw unknown();
        }
        return new Queued(delivery);
    }

    /** Everything that happened from {@code from} up to but not at {@code to}, delivered before or not. */
    @PostMapping("/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    QueuedAgain resend(
            @PathVariable String id,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to) {
        Subscriber subscriber = active(id);
        QueryChecks checks = new QueryChecks();
        Instant begin = moment(checks, "from", from);
        Instant end = moment(checks, "to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            checks.fault("to", end + " (expected: after from)");
        }
        checks.done();
        return new QueuedAgain(desk.resend(subscriber, begin, end));
    }

    /** Sends it one event that tells of nothing. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Queued test(@PathVariable String id) {
        return new Queued(desk.test(active(id)));
    }

    private static Instant moment(QueryChecks checks, String name, String value) {
        if (value == null) {
            checks.fault(name, "missing (expected: ISO 8601 with zone, or a date)");
        }
        return checks.moment(name, value);
    }

    private Subscriber known(String id) {
        return Ids.read(id).flatMap(desk::find).orElseThrow(() -> FieldChecks.notFound("no subscriber has this id"));
    }

    private Subscriber active(String id) {
        Subscriber subscriber = known(id);
        if (subscriber.status() != Status.ACTIVE) {
            throw new Problem(409, "conflict", "status: disabled (expected: active, so that it is sent)", List.of());
        }
        return subscriber;
    }

    private static Problem unknown() {
        return FieldChecks.notFound("the subscriber has no delivery with this id");
    }
}
