package hub.api;

import hub.catalog.SkuMapping;
import hub.catalog.SkuMappings;
import hub.catalog.SkuMappings.Filter;
import hub.catalog.SkuMappings.Saved;
import hub.catalog.UnmappedSkus;
import hub.catalog.UnmappedSkus.Waiting;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What accounts call the hub's SKUs, and what nobody has explained yet. */
@RestController
@RequestMapping("/api/v1/sku-mappings")
class SkuMappingsApi {

    /** @param sku the hub's own SKU */
    record MappingBody(String account, String channelSku, String sku) {}

    record TargetBody(String sku) {}

    private static final int LONGEST_SKU = 300;
    private static final int LONGEST_ACCOUNT = 200;

    private final SkuMappings mappings;
    private final UnmappedSkus unmapped;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    SkuMappingsApi(
            SkuMappings mappings, UnmappedSkus unmapped, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.mappings = mappings;
        this.unmapped = unmapped;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page<SkuMapping> list(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String channelSku,
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 2).orElse(Cursor.of("", ""));
        Filter filter = new Filter(
                FieldChecks.filter("account", account),
                FieldChecks.filter("channelSku", channelSku),
                FieldChecks.filter("sku", sku));
        return Page.of(
                mappings.page(filter, after.text(0), after.text(1), most + 1),
                most,
                mapping -> Cursor.of(mapping.account(), mapping.channelSku()));
    }

    /** Channel SKUs that orders wait for. */
    @GetMapping("/unmapped")
    Page<Waiting> unmapped(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 2).orElse(Cursor.of("", ""));
        return Page.of(
                unmapped.page(FieldChecks.filter("account", account), after.text(0), after.text(1), most + 1),
                most,
                waiting -> Cursor.of(waiting.account(), waiting.channelSku()));
    }

    @GetMapping("/{id}")
    SkuMapping get(@PathVariable String id) {
        return existing(id);
    }

    /** The same account and channel SKU again changes the mapping (200); a new one is 201. */
    @PostMapping
    ResponseEntity<SkuMapping> save(@RequestBody MappingBody body) {
        FieldChecks checks = new FieldChecks();
        String account = checks.text("/account", body.account(), LONGEST_ACCOUNT);
        String channelSku = checks.word("/channelSku", body.channelSku(), LONGEST_SKU);
        String sku = checks.text("/sku", body.sku(), LONGEST_SKU);
        checks.done();

        Saved saved = saved(account, channelSku, sku);
        return ResponseEntity.status(saved.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(saved.mapping());
    }

    @PutMapping("/{id}")
    SkuMapping change(@PathVariable String id, @RequestBody TargetBody body) {
        SkuMapping before = existing(id);
        FieldChecks checks = new FieldChecks();
        String sku = checks.text("/sku", body.sku(), LONGEST_SKU);
        checks.done();
        return saved(before.account(), before.channelSku(), sku).mapping();
    }

    /** Orders linked by it keep their link. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        SkuMapping before = existing(id);
        transaction.inTransaction(() -> {
            if (mappings.delete(before.id())) {
                audit.did("sku_mapping.delete", object(before), before, null);
            }
            return before;
        });
        return ResponseEntity.noContent().build();
    }

    private Saved saved(String account, String channelSku, String sku) {
        return transaction.inTransaction(() -> {
            SkuMapping before =
                    mappings.find(SkuMapping.idOf(account, channelSku)).orElse(null);
            Saved saved = mappings.save(account, channelSku, sku, clock.instant());
            audit.did(
                    saved.created() ? "sku_mapping.create" : "sku_mapping.change",
                    object(saved.mapping()),
                    before,
                    saved.mapping());
            return saved;
        });
    }

    private static String object(SkuMapping mapping) {
        return "sku-mapping:" + mapping.id();
    }

    private SkuMapping existing(String id) {
        Optional<UUID> known = Ids.read(id);
        return known.flatMap(mappings::find).orElseThrow(() -> FieldChecks.notFound("no SKU mapping has this id"));
    }
}
