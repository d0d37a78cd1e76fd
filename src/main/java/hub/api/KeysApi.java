package hub.api;

import hub.problem.Problem;
import hub.security.ApiKey;
import hub.security.ApiKeys;
import hub.security.ApiScopes;
import hub.security.Caller;
import hub.security.Roles;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API keys: made here, shown once, revoked here. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysApi {

    /**
     * @param role a role's scopes; or name {@code scopes} themselves, or both
     * @param expiresAt absent when it never expires
     */
    record NewKey(String name, String role, Set<String> scopes, Instant expiresAt) {}

    record ShownOnce(ApiKey key, String text) {}

    record Keys(List<ApiKey> items, String next) {}

    private final ApiKeys keys;
    private final Roles roles;
    private final Clock clock;

    KeysApi(ApiKeys keys, Roles roles, Clock clock) {
        this.keys = keys;
        this.roles = roles;
        this.clock = clock;
    }

    @GetMapping
    Keys list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "") String cursor) {
        if (limit < 1 || limit > 200) throw invalid(fault("limit", "limit: " + limit + " (expected: 1 to 200)"));
        List<ApiKey> found = keys.after(cursor, limit + 1);
        if (found.size() <= limit) return new Keys(found, null);
        return new Keys(found.subList(0, limit), found.get(limit - 1).id());
    }

    @GetMapping("/{id}")
    ApiKey get(@PathVariable String id) {
        return keys.one(id).orElseThrow(KeysApi::unknown);
    }

    @PostMapping
    ResponseEntity<ShownOnce> create(@RequestBody NewKey wanted) {
        Set<String> scopes = scopes(wanted);
        if (!Caller.current().mayGrant(scopes)) {
            throw new Problem(403, "forbidden", "scopes: more than the caller holds", List.of());
        }
        ApiKeys.Created created = keys.create(wanted.name().strip(), scopes, wanted.expiresAt());
        keys.refresh();
        return ResponseEntity.status(HttpStatus.CREATED).body(new ShownOnce(created.key(), created.text()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(@PathVariable String id) {
        if (!keys.revoke(id)) throw unknown();
        keys.refresh();
        return ResponseEntity.noContent().build();
    }

    private Set<String> scopes(NewKey wanted) {
        List<Problem.FieldFault> faults = new ArrayList<>();
        if (wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > 200) {
            faults.add(fault("/name", "name: missing or too long (expected: 1 to 200 characters)"));
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            faults.add(fault("/expiresAt", "expiresAt: " + wanted.expiresAt() + " (expected: in the future)"));
        }
        Set<String> scopes = new TreeSet<>(wanted.scopes() == null ? Set.of() : wanted.scopes());
        if (wanted.role() != null) {
            roles.scopes(wanted.role())
                    .ifPresentOrElse(
                            scopes::addAll,
                            () -> faults.add(fault("/role", "role: unknown (expected: one of " + roles.names() + ")")));
        }
        if (scopes.isEmpty()) faults.add(fault("/scopes", "scopes: none (expected: role or scopes)"));
        if (!ApiScopes.all().containsAll(scopes)) {
            faults.add(fault("/scopes", "scopes: unknown (expected: of " + ApiScopes.all() + ")"));
        }
        if (!faults.isEmpty()) throw invalid(faults.toArray(Problem.FieldFault[]::new));
        return scopes;
    }

    private static Problem.FieldFault fault(String path, String message) {
        return new Problem.FieldFault(path, message);
    }

    private static Problem invalid(Problem.FieldFault... faults) {
        return new Problem(422, "schema_invalid", "errors: " + faults.length + " (expected: none)", List.of(faults));
    }

    private static Problem unknown() {
        return new Problem(404, "not_found", "no key has this id", List.of());
    }
}
