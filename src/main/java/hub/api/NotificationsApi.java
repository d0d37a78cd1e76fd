package hub.api;

import hub.notify.Kind;
import hub.notify.Notification;
import hub.notify.NotificationDesk;
import hub.problem.Problem;
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

/** Mails that were wanted, and what became of each. Whom they went to stands nowhere. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationsApi {

    private static final Set<String> STATES = Set.of("wanted", "sending", "sent", "failed", "skipped");

    private final NotificationDesk desk;

    NotificationsApi(NotificationDesk desk) {
        this.desk = desk;
    }

    /** Newest first. @param order an order's id @param subject an order's id, a SKU, an alert's id or a subscriber's */
    @GetMapping
    Page<Notification> list(
            @RequestParam(required = false) String order,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        QueryChecks checks = new QueryChecks();
        Kind asked = checks.word("kind", kind, Kind.class, Kind::word);
        if (state != null && !STATES.contains(state)) {
            checks.fault("state", "unknown (expected: wanted, sending, sent, failed or skipped)");
        }
        String about = checks.text("subject", subject == null ? order : subject);
        checks.done();
        int most = Page.limit(limit);
        long before = Cursor.read(cursor, 1).map(key -> key.number(0)).orElse(Long.MAX_VALUE);
        List<Notification> found = desk.before(about, asked == null ? null : asked.word(), state, before, most + 1);
        return Page.of(found, most, notification -> Cursor.of(notification.seq()));
    }

    @GetMapping("/{id}")
    Notification get(@PathVariable String id) {
        return known(id);
    }

    /** Sends it once more, whatever became of it and however old it is. */
    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Notification resend(@PathVariable String id) {
        Notification notification = known(id);
        if (!desk.again(notification)) {
            throw new Problem(
                    409,
                    "conflict",
                    "state: " + notification.state() + " (expected: sent, failed or skipped)",
                    List.of());
        }
        return known(id);
    }

    private Notification known(String id) {
        return Ids.read(id).flatMap(desk::find).orElseThrow(() -> FieldChecks.notFound("no notification has this id"));
    }
}
