package hub.api;

import hub.app.Gateway;
import hub.app.Gateways;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** Payment gateways whose signature is believed. Their secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/gateways")
class GatewaysApi {

    record View(String id, int secrets, Instant createdAt, Instant changedAt, long version) {

        static View of(Gateway gateway) {
            return new View(
                    gateway.id(),
                    gateway.secrets().size(),
                    gateway.createdAt(),
                    gateway.changedAt(),
                    gateway.version());
        }
    }

    private final Gateways gateways;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    GatewaysApi(Gateways gateways, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.gateways = gateways;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        String after = Cursor.read(cursor, 1).map(at -> at.text(0)).orElse("");
        return Page.of(
                gateways.page(after, most + 1).stream().map(View::of).toList(), most, view -> Cursor.of(view.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable String id) {
        return shown(gateways.find(id).orElseThrow(GatewaysApi::unknown));
    }

    @PostMapping
    ResponseEntity<View> create(@RequestBody GatewayForm form) {
        Gateway gateway = form.checked(form.id(), null, clock.instant());
        transaction.inTransaction(() -> {
            if (!gateways.insert(gateway)) {
                throw new Problem(
                        409, "conflict", "id: " + gateway.id() + " (expected: an id no gateway has)", List.of());
            }
            audit.did("gateway.create", "gateway:" + gateway.id(), null, View.of(gateway));
            return gateway;
        });
        return ResponseEntity.created(URI.create("/api/v1/gateways/" + gateway.id()))
                .eTag(Long.toString(gateway.version()))
                .body(View.of(gateway));
    }

    /** Replaces its secrets: with the old and the new one while they rotate. */
    @PutMapping("/{id}")
    ResponseEntity<View> replace(
            @PathVariable String id,
            @RequestBody GatewayForm form,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        return shown(transaction.inTransaction(() -> {
            Gateway before = gateways.lock(id).orElseThrow(GatewaysApi::unknown);
            IfMatch.check(seen, before.version());
            Gateway after = form.checked(id, before, clock.instant());
            gateways.update(after);
            audit.did("gateway.change", "gateway:" + id, View.of(before), View.of(after));
            return after;
        }));
    }

    /** What it said of payments stays. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        transaction.inTransaction(() -> {
            Gateway before = gateways.lock(id).orElseThrow(GatewaysApi::unknown);
            gateways.delete(id);
            audit.did("gateway.delete", "gateway:" + id, View.of(before), null);
            return before;
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<View> shown(Gateway gateway) {
        return ResponseEntity.ok().eTag(Long.toString(gateway.version())).body(View.of(gateway));
    }

    static Problem unknown() {
        return FieldChecks.notFound("no gateway has this id");
    }
}
