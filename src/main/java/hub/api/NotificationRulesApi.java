package hub.api;

import hub.notify.NotificationRule;
import hub.notify.NotificationRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is written to, of what. A rule is switched off rather than deleted: its notifications stay explained. */
@RestController
@RequestMapping("/api/v1/notification-rules")
class NotificationRulesApi {

    private final NotificationRules rules;
    private final Clock clock;

    NotificationRulesApi(NotificationRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    Page<NotificationRuleBody> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor, 1).map(key -> key.text(0)).orElse("");
        List<NotificationRuleBody> found = rules.after(after, most + 1).stream()
                .map(NotificationRuleBody::of)
                .toList();
        return Page.of(found, most, rule -> Cursor.of(rule.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<NotificationRuleBody> get(@PathVariable String id) {
        return shown(
                HttpStatus.OK,
                rules.find(id).orElseThrow(() -> FieldChecks.notFound("no notification rule has this id")));
    }

    /** Creates the rule, or states it anew. Switched on, it tells of nothing that happened before. */
    @PutMapping("/{id}")
    ResponseEntity<NotificationRuleBody> put(
            @PathVariable String id,
            @RequestBody NotificationRuleBody body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        Optional<NotificationRule> held = rules.find(id);
        if (seen != null
                && IfMatch.required(seen) != held.map(NotificationRule::version).orElse(0L)) {
            throw IfMatch.outdated();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NotificationRule wanted = new NotificationRuleChecks().read(id, body, held, now);
        NotificationRule written = rules.put(wanted, held).orElseThrow(IfMatch::outdated);
        return shown(held.isPresent() ? HttpStatus.OK : HttpStatus.CREATED, written);
    }

    private static ResponseEntity<NotificationRuleBody> shown(HttpStatus status, NotificationRule rule) {
        return ResponseEntity.status(status).eTag(Long.toString(rule.version())).body(NotificationRuleBody.of(rule));
    }
}
