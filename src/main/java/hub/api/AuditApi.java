package hub.api;

import hub.problem.Problem;
import hub.security.AuditCheck;
import hub.security.AuditLog;
import hub.security.AuditRow;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, newest first, and whether the record of it is whole. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    record Deed(
            long seq,
            Instant at,
            String actor,
            String origin,
            String action,
            String object,
            String before,
            String after) {}

    record Deeds(List<Deed> items, String next) {}

    private final AuditLog log;
    private final AuditCheck check;

    AuditApi(AuditLog log, AuditCheck check) {
        this.log = log;
        this.check = check;
    }

    @GetMapping
    Deeds list(
            @RequestParam(required = false) String object,
            @RequestParam(required = false) String actor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) Long cursor) {
        if (limit < 1 || limit > 200) {
            String message = "limit: " + limit + " (expected: 1 to 200)";
            throw new Problem(422, "schema_invalid", message, List.of(new Problem.FieldFault("limit", message)));
        }
        List<Deed> found = log.before(cursor == null ? Long.MAX_VALUE : cursor, object, actor, limit + 1).stream()
                .map(AuditApi::deed)
                .toList();
        if (found.size() <= limit) return new Deeds(found, null);
        return new Deeds(
                found.subList(0, limit), String.valueOf(found.get(limit - 1).seq()));
    }

    @GetMapping("/check")
    AuditCheck.Result check() {
        return check.check();
    }

    private static Deed deed(AuditRow row) {
        var entry = row.entry();
        return new Deed(
                row.seq(),
                row.at(),
                entry.actor(),
                entry.origin(),
                entry.action(),
                entry.object(),
                entry.before(),
                entry.after());
    }
}
