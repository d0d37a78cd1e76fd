package hub.api;

import hub.alert.Alert;
import hub.alert.AlertDesk;
import hub.alert.Alerts;
import hub.alert.Reading.Share;
import hub.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong now and what was. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertsApi {

    /**
     * @param amount what the measure said last, in pieces or seconds
     * @param toldAt absent while quiet hours hold it back
     */
    record View(
            UUID id,
            String rule,
            String measure,
            String severity,
            String state,
            BigDecimal amount,
            BigDecimal above,
            BigDecimal peak,
            List<Share> shares,
            Instant since,
            Instant openedAt,
            Instant toldAt,
            Instant acknowledgedAt,
            String acknowledgedBy,
            Instant closedAt) {

        static View of(Alert alert) {
            return new View(
                    alert.id(),
                    alert.rule(),
                    alert.measure().word(),
                    alert.severity().word(),
                    alert.state().word(),
                    alert.amount(),
                    alert.above(),
                    alert.peak(),
                    alert.shares(),
                    alert.since(),
                    alert.openedAt(),
                    alert.toldAt(),
                    alert.acknowledgedAt(),
                    alert.acknowledgedBy(),
                    alert.closedAt());
        }
    }

    private static final Set<String> STATES = Set.of("open", "acknowledged", "closed");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Alerts alerts;
    private final AlertDesk desk;

    AlertsApi(Alerts alerts, AlertDesk desk) {
        this.alerts = alerts;
        this.desk = desk;
    }

    /** Newest first. */
    @GetMapping
    Page<View> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw FieldChecks.refusal("state", "state: unknown (expected: open, acknowledged or closed)");
        }
        int most = Page.limit(limit);
        Cursor from = Cursor.read(cursor, 2).orElse(Cursor.of(LATEST, LAST));
        List<View> found = alerts.before(state, from.instant(0), from.uuid(1), most + 1).stream()
                .map(View::of)
                .toList();
        return Page.of(found, most, view -> Cursor.of(view.since(), view.id()));
    }

    @GetMapping("/{id}")
    View get(@PathVariable String id) {
        return Ids.read(id).flatMap(alerts::find).map(View::of).orElseThrow(AlertsApi::unknown);
    }

    /** Somebody is at it. The all-clear is told all the same. */
    @PostMapping("/{id}/acknowledge")
    View acknowledge(@PathVariable String id) {
        View seen = get(id);
        if (!desk.acknowledge(seen.id()) && !get(id).state().equals("acknowledged")) {
            throw new Problem(409, "conflict", "state: " + seen.state() + " (expected: open)", List.of());
        }
        return get(id);
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no alert has this id");
    }
}
