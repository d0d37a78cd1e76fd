package hub.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import hub.app.App;
import hub.app.Apps;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RestController;

/** The merchant's apps. One that is not registered may order all the same, under any name. */
@RestController
@RequestMapping("/api/v1/apps")
class AppsApi {

    record View(
            String id,
            String name,
            String leastVersion,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration unpaidHold,
            String status,
            Instant createdAt,
            Instant changedAt,
            long version) {

        static View of(App app) {
            return new View(
                    app.id(),
                    app.name(),
                    app.leastVersion(),
                    app.unpaidHold(),
                    app.status().name().toLowerCase(Locale.ROOT),
                    app.createdAt(),
                    app.changedAt(),
                    app.version());
        }
    }

    private final Apps apps;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    AppsApi(Apps apps, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.apps = apps;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor, 1).map(at -> at.text(0)).orElse("");
        return Page.of(apps.page(after, most + 1).stream().map(View::of).toList(), most, view -> Cursor.of(view.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable String id) {
        return shown(apps.find(id).orElseThrow(AppsApi::unknown));
    }

    @PostMapping
    ResponseEntity<View> create(@RequestBody AppForm form) {
        App app = form.checked(form.id(), null, clock.instant());
        transaction.inTransaction(() -> {
            if (!apps.insert(app)) {
                throw new Problem(409, "conflict", "id: " + app.id() + " (expected: an id no app has)", List.of());
            }
            audit.did("app.create", "app:" + app.id(), null, View.of(app));
            return app;
        });
        return ResponseEntity.created(URI.create("/api/v1/apps"))
                .eTag(Long.toString(app.version()))
                .body(View.of(app));
    }

    /** Replaces what is said of the app; what is absent in the body falls back to its default. */
    @PutMapping("/{id}")
    ResponseEntity<View> replace(
            @PathVariable String id,
            @RequestBody AppForm form,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        return shown(transaction.inTransaction(() -> {
            App before = apps.lock(id).orElseThrow(AppsApi::unknown);
            IfMatch.check(seen, before.version());
            App after = form.checked(id, before, clock.instant());
            apps.update(after);
            audit.did("app.change", "app:" + id, View.of(before), View.of(after));
            return after;
        }));
    }

    /** Its orders stay; the name is free again. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        transaction.inTransaction(() -> {
            App before = apps.lock(id).orElseThrow(AppsApi::unknown);
            apps.delete(id);
            audit.did("app.delete", "app:" + id, View.of(before), null);
            return before;
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<View> shown(App app) {
        return ResponseEntity.ok().eTag(Long.toString(app.version())).body(View.of(app));
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no app has this id");
    }
}
