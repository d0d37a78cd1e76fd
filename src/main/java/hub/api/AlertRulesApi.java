package hub.api;

import hub.alert.AlertRule;
import hub.alert.AlertRule.Severity;
import hub.alert.AlertRules;
import hub.alert.Measure;
import hub.alert.QuietHours;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** What people are alerted of. A rule is switched off rather than deleted: its alerts stay explained. */
@RestController
@RequestMapping("/api/v1/alert-rules")
class AlertRulesApi {

    /** @param from {@code 22:00}, by the clock of {@code zone}; may be later than {@code to} */
    record Quiet(String from, String to, String zone) {}

    /**
     * @param above threshold in pieces or seconds
     * @param lasting how long it must be above first, ISO 8601: {@code PT1M}; at once when absent
     * @param severity {@code warning} when absent; {@code critical} does not heed quiet hours
     * @param enabled true when absent
     * @param quiet told at any hour when absent
     */
    record RuleBody(
            String id,
            String measure,
            BigDecimal above,
            String lasting,
            String severity,
            Boolean enabled,
            Quiet quiet,
            Instant changedAt) {

        static RuleBody of(AlertRule rule) {
            QuietHours quiet = rule.quiet();
            return new RuleBody(
                    rule.id(),
                    rule.measure().word(),
                    rule.above(),
                    rule.lasting().toString(),
                    rule.severity().word(),
                    rule.enabled(),
                    quiet == null
                            ? null
                            : new Quiet(
                                    quiet.from().toString(),
                                    quiet.to().toString(),
                                    quiet.zone().getId()),
                    rule.changedAt());
        }
    }

    private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String MEASURES =
            Arrays.stream(Measure.values()).map(Measure::word).collect(Collectors.joining(", "));

    private final AlertRules rules;
    private final Clock clock;

    AlertRulesApi(AlertRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    Page<RuleBody> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor, 1).map(key -> key.text(0)).orElse("");
        List<RuleBody> found =
                rules.after(after, most + 1).stream().map(RuleBody::of).toList();
        return Page.of(found, most, rule -> Cursor.of(rule.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<RuleBody> get(@PathVariable String id) {
        return shown(
                HttpStatus.OK, rules.find(id).orElseThrow(() -> FieldChecks.notFound("no alert rule has this id")));
    }

    /** Creates the rule, or states it anew. */
    @PutMapping("/{id}")
    ResponseEntity<RuleBody> put(
            @PathVariable String id,
            @RequestBody RuleBody body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        Optional<AlertRule> held = rules.find(id);
        if (seen != null
                && IfMatch.required(seen) != held.map(AlertRule::version).orElse(0L)) {
            throw IfMatch.outdated();
        }
        AlertRule wanted = read(id, body, held.map(AlertRule::version).orElse(0L));
        AlertRule written = rules.put(wanted, held).orElseThrow(IfMatch::outdated);
        return shown(held.isPresent() ? HttpStatus.OK : HttpStatus.CREATED, written);
    }

    private AlertRule read(String id, RuleBody body, long version) {
        FieldChecks checks = new FieldChecks();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            checks.fault("/id", "not usable (expected: small letters, digits and dashes, at most 60)");
        }
        Measure measure = Measure.of(String.valueOf(body.measure())).orElse(null);
        if (measure == null) {
            checks.fault("/measure", "unknown (expected: one of " + MEASURES + ")");
        }
        if (body.above() == null || body.above().signum() < 0 || body.above().compareTo(HIGHEST) > 0) {
            checks.fault("/above", "not usable (expected: a number from 0 to " + HIGHEST + ")");
        }
        Severity severity = Severity.of(body.severity() == null ? "warning" : body.severity())
                .orElse(null);
        if (severity == null) {
            checks.fault("/severity", "unknown (expected: warning or critical)");
        }
        Duration lasting = lasting(checks, body.lasting());
        QuietHours quiet = quiet(checks, body.quiet());
        checks.done();
        boolean enabled = body.enabled() == null || body.enabled();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new AlertRule(id, measure, body.above(), lasting, severity, enabled, quiet, now, version);
    }

    private static Duration lasting(FieldChecks checks, String text) {
        try {
            Duration lasting = text == null ? Duration.ZERO : Duration.parse(text);
            if (!lasting.isNegative() && lasting.compareTo(LONGEST) <= 0) {
                return lasting;
            }
        } catch (DateTimeException notADuration) {
            // Told below, with the durations out of range.
        }
        checks.fault("/lasting", "not usable (expected: ISO 8601, PT0S to P7D)");
        return null;
    }

    private static QuietHours quiet(FieldChecks checks, Quiet quiet) {
        if (quiet == null) {
            return null;
        }
        try {
            return new QuietHours(
                    LocalTime.parse(String.valueOf(quiet.from())).truncatedTo(ChronoUnit.MINUTES),
                    LocalTime.parse(String.valueOf(quiet.to())).truncatedTo(ChronoUnit.MINUTES),
                    ZoneId.of(String.valueOf(quiet.zone())));
        } catch (DateTimeException notUsable) {
            checks.fault("/quiet", "not usable (expected: from and to as 22:00, zone as Europe/Berlin)");
            return null;
        }
    }

    private static ResponseEntity<RuleBody> shown(HttpStatus status, AlertRule rule) {
        return ResponseEntity.status(status).eTag(Long.toString(rule.version())).body(RuleBody.of(rule));
    }
}
