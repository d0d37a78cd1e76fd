package hub.api;

import hub.problem.Problem;
import hub.security.AuditLog;
import hub.stock.Kit;
import hub.stock.KitBook;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SKUs that are made of others. Orders keep the composition that was valid when they were placed. */
@RestController
@RequestMapping("/api/v1/kits")
class KitsApi {

    /** @param validFrom from when on; a first composition is valid since ever, a later one from now on */
    record KitBody(String sku, String name, Instant validFrom, List<ComponentBody> components) {}

    record ComponentBody(String sku, BigDecimal quantity) {}

    private static final int LONGEST_SKU = 255;
    private static final int MOST_COMPONENTS = 200;

    private final KitBook kits;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    KitsApi(KitBook kits, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.kits = kits;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page<Kit> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 1).orElse(Cursor.of(""));
        return Page.of(kits.page(after.text(0), most + 1), most, kit -> Cursor.of(kit.sku()));
    }

    @GetMapping("/{sku}")
    Kit get(@PathVariable String sku) {
        return kits.find(sku).orElseThrow(() -> FieldChecks.notFound("no kit has this SKU"));
    }

    @PostMapping
    ResponseEntity<Kit> create(@RequestBody KitBody body) {
        Kit kit = checked(body.sku(), body, Instant.EPOCH);
        transaction.inTransaction(() -> {
            if (kits.find(kit.sku()).isPresent()) {
                throw new Problem(409, "conflict", "sku: " + kit.sku() + " (expected: no kit yet)", List.of());
            }
            return written("kit.create", null, kit);
        });
        String path = URLEncoder.encode(kit.sku(), StandardCharsets.UTF_8).replace("+", "%20");
        return ResponseEntity.created(URI.create("/api/v1/kits/" + path)).body(get(kit.sku()));
    }

    /** Adds a composition; those before it stay for the orders of their time. */
    @PutMapping("/{sku}")
    Kit replace(@PathVariable String sku, @RequestBody KitBody body) {
        get(sku);
        Kit kit = checked(sku, body, clock.instant());
        transaction.inTransaction(() -> written("kit.change", get(sku), kit));
        return get(sku);
    }

    private Kit written(String action, Kit before, Kit kit) {
        if (kits.closesCircle(kit)) {
            throw FieldChecks.refusal("/components", "circle (expected: components that do not contain the kit)");
        }
        kits.write(kit, clock.instant());
        audit.did(action, "kit:" + kit.sku(), before, kit);
        return kit;
    }

    private static Kit checked(String kitSku, KitBody body, Instant usualFrom) {
        FieldChecks checks = new FieldChecks();
        String sku = checks.text("/sku", kitSku, LONGEST_SKU);
        String name = body.name() == null ? null : checks.text("/name", body.name(), 200);
        List<ComponentBody> parts = body.components() == null ? List.of() : body.components();
        if (parts.isEmpty() || parts.size() > MOST_COMPONENTS) {
            checks.fault("/components", parts.size() + " components (expected: 1 to " + MOST_COMPONENTS + ")");
        }
        List<Kit.Component> components = components(checks, parts);
        checks.done();
        return new Kit(sku, name, body.validFrom() == null ? usualFrom : body.validFrom(), components);
    }

    private static List<Kit.Component> components(FieldChecks checks, List<ComponentBody> parts) {
        List<Kit.Component> components = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String path = "/components/" + i;
            ComponentBody part = parts.get(i);
            if (part == null) {
                checks.fault(path, "missing (expected: a SKU and a quantity)");
                continue;
            }
            String sku = checks.text(path + "/sku", part.sku(), LONGEST_SKU);
            BigDecimal quantity = QuantityChecks.positive(checks, path + "/quantity", part.quantity());
            if (sku != null && !named.add(sku)) {
                checks.fault(path + "/sku", sku + " (expected: each SKU once)");
            }
            if (sku != null && quantity != null) {
                components.add(new Kit.Component(sku, quantity));
            }
        }
        return components;
    }
}
