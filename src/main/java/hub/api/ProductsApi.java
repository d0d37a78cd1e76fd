package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.Product;
import hub.catalog.ProductBook;
import hub.catalog.ProductBook.Put;
import hub.catalog.ProductForm;
import hub.catalog.ProductHistory;
import hub.catalog.ProductSearch;
import hub.problem.Problem;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.util.UriUtils;

/** The catalogue's products. None is deleted: what is taken out of sale is archived. */
@RestController
@RequestMapping("/api/v1/products")
class ProductsApi {

    private final ProductBook book;
    private final ProductSearch search;
    private final ProductHistory history;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    ProductsApi(
            ProductBook book,
            ProductSearch search,
            ProductHistory history,
            TransactionRetry transaction,
            AuditLog audit,
            Clock clock) {
        this.book = book;
        this.search = search;
        this.history = history;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** By SKU; with {@code changedAfter} by change, the oldest first. {@code q}: beginnings of words of SKU and names. */
    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String barcode,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String changedAfter,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        QueryChecks checks = new QueryChecks();
        ProductSearch.Filter filter = new ProductSearch.Filter(
                checks.text("sku", sku),
                checks.text("barcode", barcode),
                checks.text("q", q),
                checks.text("status", status),
                checks.moment("changedAfter", changedAfter));
        checks.done();
        boolean byChange = filter.changedAfter() != null;
        ProductSearch.After after = Cursor.read(cursor, byChange ? 2 : 1)
                .map(at -> byChange
                        ? new ProductSearch.After(at.instant(0), at.text(1))
                        : new ProductSearch.After(null, at.text(0)))
                .orElse(ProductSearch.After.START);
        Page<Product> page = Page.of(
                search.page(filter, after, most + 1),
                most,
                product -> byChange ? Cursor.of(product.changedAt(), product.sku()) : Cursor.of(product.sku()));
        return new Page<>(page.items().stream().map(Product::shown).toList(), page.next());
    }

    @GetMapping("/{sku}")
    ResponseEntity<ObjectNode> get(@PathVariable String sku) {
        return shown(HttpStatus.OK, existing(sku));
    }

    /** What it was, and who made it what it is; the newest change first. */
    @GetMapping("/{sku}/history")
    Page<ProductHistory.Entry> history(
            @PathVariable String sku,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        long below = Cursor.read(cursor, 1).map(at -> at.number(0)).orElse(Long.MAX_VALUE);
        return Page.of(history.page(existing(sku).sku(), below, most + 1), most, entry -> Cursor.of(entry.revision()));
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody JsonNode body) {
        SchemaCheck.refuse(ProductForm.faults(body));
        ProductForm form = ProductForm.of(body);
        Put put = transaction.inTransaction(() -> {
            if (book.lock(form.sku()).isPresent()) {
                throw new Problem(
                        409, "conflict", "sku: " + form.sku() + " (expected: a SKU no product has)", List.of());
            }
            return recorded(book.put(form, name(), clock.instant()));
        });
        return shown(HttpStatus.CREATED, put.product());
    }

    /** Makes the product this; what the body does not say is gone. One that is not there yet is made (201). */
    @PutMapping("/{sku}")
    ResponseEntity<ObjectNode> replace(
            @PathVariable String sku,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        ProductForm form = form(sku, body);
        Put put = transaction.inTransaction(() -> {
            checkSeen(seen, book.lock(sku));
            return recorded(book.put(form, name(), clock.instant()));
        });
        return shown(put.created() ? HttpStatus.CREATED : HttpStatus.OK, put.product());
    }

    /** Archives it: it stays readable, with its history. */
    @DeleteMapping("/{sku}")
    ResponseEntity<Void> archive(
            @PathVariable String sku, @RequestHeader(name = "If-Match", required = false) String seen) {
        transaction.inTransaction(() -> {
            checkSeen(seen, Optional.of(book.lock(sku).orElseThrow(ProductsApi::unknown)));
            return recorded(book.archive(sku, name(), clock.instant()).orElseThrow());
        });
        return ResponseEntity.noContent().build();
    }

    private static ProductForm form(String sku, JsonNode body) {
        if (!(body instanceof ObjectNode product)) {
            throw FieldChecks.refusal("", "wrong type (expected: object)");
        }
        if (product.hasNonNull("sku") && !product.path("sku").asText().equals(sku)) {
            throw FieldChecks.refusal("/sku", "another SKU (expected: the one of the path, or none)");
        }
        ObjectNode named = product.deepCopy().put("sku", sku);
        SchemaCheck.refuse(ProductForm.faults(named));
        return ProductForm.of(named);
    }

    private static void checkSeen(String seen, Optional<Product> held) {
        if (seen != null) {
            IfMatch.check(seen, held.map(Product::revision).orElse(0L));
        }
    }

    private Put recorded(Put put) {
        if (put.changed()) {
            audit.did(
                    put.created() ? "product.create" : "product.change",
                    "product:" + put.product().sku(),
                    put.created() ? null : put.before().form().content(),
                    put.product().form().content());
        }
        return put;
    }

    private static ResponseEntity<ObjectNode> shown(HttpStatus status, Product product) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).eTag(Long.toString(product.revision()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/products/" + UriUtils.encode(product.sku(), StandardCharsets.UTF_8)));
        }
        return answer.body(product.shown());
    }

    private Product existing(String sku) {
        return Optional.of(sku)
                .filter(word -> word.indexOf('\0') < 0)
                .flatMap(book::find)
                .orElseThrow(ProductsApi::unknown);
    }

    private static String name() {
        return Caller.current().name();
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no product has this SKU");
    }
}
