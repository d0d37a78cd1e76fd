package hub.api;

import hub.api.SubscriberBody.View;
import hub.subscriber.Format;
import hub.subscriber.Signing;
import hub.subscriber.Subscriber;
import hub.subscriber.Subscriber.Status;
import hub.subscriber.SubscriberDesk;
import hub.subscriber.Wants;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other systems that are told of events by signed webhooks. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/subscribers")
class SubscribersApi {

    private static final UUID FIRST = new UUID(0, 0);
    private static final Wants NOTHING = new Wants(List.of(), List.of(), List.of(), List.of());

    private final SubscriberDesk desk;
    private final SubscriberChecks checks;
    private final Clock clock;

    SubscribersApi(SubscriberDesk desk, SubscriberChecks checks, Clock clock) {
        this.desk = desk;
        this.checks = checks;
        this.clock = clock;
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        UUID after = Cursor.read(cursor, 1).map(key -> key.uuid(0)).orElse(FIRST);
        List<View> found = desk.after(after, most + 1).stream().map(View::of).toList();
        return Page.of(found, most, view -> Cursor.of(view.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable String id) {
        return shown(known(id));
    }

    /** Without a secret of the caller's the hub makes one and shows it in this answer only. */
    @PostMapping
    ResponseEntity<View> create(@RequestBody SubscriberBody body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean given = body.secret() != null && !body.secret().isNull();
        Subscriber made = desk.create(checks.read(body, beginning(now), now));
        String secret =
                given || made.secrets().isEmpty() ? null : made.secrets().get(0);
        return ResponseEntity.created(URI.create("/api/v1/subscribers/" + made.id()))
                .eTag(Long.toString(made.version()))
                .body(View.of(made, secret));
    }

    /** What the body leaves out stays. A disabled one is told again from now on; what it missed, a re-send brings. */
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestBody SubscriberBody body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        Subscriber held = known(id);
        if (seen != null && !seen.equals("*") && IfMatch.required(seen) != held.version()) {
            throw IfMatch.outdated();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Subscriber wanted = checks.read(body, held, now);
        return shown(desk.change(held, wanted).orElseThrow(IfMatch::outdated));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        desk.delete(known(id));
    }

    private Subscriber known(String id) {
        return Ids.read(id).flatMap(desk::find).orElseThrow(() -> FieldChecks.notFound("no subscriber has this id"));
    }

    private static ResponseEntity<View> shown(Subscriber subscriber) {
        return ResponseEntity.ok().eTag(Long.toString(subscriber.version())).body(View.of(subscriber));
    }

    private static Subscriber beginning(Instant now) {
        return new Subscriber(
                UUID.randomUUID(),
                null,
                null,
                Format.CLOUDEVENTS,
                NOTHING,
                false,
                List.of(Signing.newSecret()),
                Status.ACTIVE,
                null,
                0,
                null,
                null,
                now,
                now,
                1);
    }
}
