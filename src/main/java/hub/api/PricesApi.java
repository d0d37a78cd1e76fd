package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.catalog.Price;
import hub.catalog.PriceBook;
import hub.catalog.PriceForm;
import hub.catalog.Prices;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What SKUs cost, cost before, and will cost. */
@RestController
@RequestMapping("/api/v1/prices")
class PricesApi {

    private final Prices prices;
    private final PriceBook book;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    PricesApi(Prices prices, PriceBook book, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.prices = prices;
        this.book = book;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is in force at {@code at} (default: now), per SKU, currency, list and least quantity; with {@code quantity} only
     * the price for so many. Without {@code sku} all SKUs; {@code limit} counts SKUs then.
     */
    @GetMapping
    Page<Price> inForce(
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) String currency,
            @RequestParam(required = false) String list,
            @RequestParam(required = false) String at,
            @RequestParam(required = false) BigDecimal quantity,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        QueryChecks checks = new QueryChecks();
        String one = checks.text("sku", sku);
        Instant moment = checks.moment("at", at);
        checks.done();
        String after = Cursor.read(cursor, 1).map(last -> last.text(0)).orElse("");
        Page<String> skus =
                one == null ? Page.of(prices.skus(after, most + 1), most, Cursor::of) : new Page<>(List.of(one), null);
        List<Price> inForce = prices.at(skus.items(), moment == null ? clock.instant() : moment).stream()
                .filter(price -> currency == null || price.currency().equals(currency))
                .filter(price -> list == null || price.list().equals(list))
                .toList();
        return new Page<>(quantity == null ? inForce : forSoMany(inForce, quantity), skus.next());
    }

    /** Every price the SKU ever had, the newest first. */
    @GetMapping("/history")
    Page<Price> history(
            @RequestParam String sku,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        long below = Cursor.read(cursor, 1).map(at -> at.number(0)).orElse(Long.MAX_VALUE);
        return Page.of(
                prices.history(FieldChecks.filter("sku", sku), below, most + 1),
                most,
                price -> Cursor.of(price.number()));
    }

    /** Goes before what stands for the same SKU, currency, list and quantity. The same again changes nothing (200). */
    @PostMapping
    ResponseEntity<Price> add(@RequestBody JsonNode body) {
        SchemaCheck.refuse(PriceForm.faults(body));
        PriceForm form = PriceForm.of(body);
        return transaction.inTransaction(() -> {
            Instant now = clock.instant();
            PriceBook.Put put = book.put(form, Caller.current().name(), now);
            if (!put.changed()) {
                return ResponseEntity.ok(standing(form, now));
            }
            audit.did("price.create", "price:" + form.sku() + ":" + put.added().number(), null, put.added());
            return ResponseEntity.status(HttpStatus.CREATED).body(put.added());
        });
    }

    /** Null where the end of a price that does not stand was asked for. */
    private Price standing(PriceForm form, Instant now) {
        return prices.standing(List.of(form.sku()), now).getOrDefault(form.sku(), List.of()).stream()
                .filter(price -> price.currency().equals(form.currency())
                        && price.list().equals(form.list())
                        && price.minQuantity().compareTo(form.minQuantity()) == 0
                        && (form.validFrom() == null || price.validFrom().equals(form.validFrom())))
                .findFirst()
                .orElse(null);
    }

    private static List<Price> forSoMany(List<Price> inForce, BigDecimal quantity) {
        return inForce.stream()
                .map(price -> Prices.of(inForce, price.sku(), price.currency(), price.list(), quantity)
                        .orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
