package hub.api;

import hub.stock.ShortOrders;
import hub.stock.ShortOrders.ShortLine;
import hub.stock.StockCheck;
import hub.stock.StockLevels;
import hub.stock.StockLevels.Level;
import hub.stock.StockLevels.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is, why, and what there is not. */
@RestController
@RequestMapping("/api/v1/stock")
class StockApi {

    /** @param level what the ledger says was there then */
    record LedgerPage(List<Row> items, String next, Level level) {}

    record CheckResult(List<StockCheck.Difference> items) {}

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final StockLevels levels;
    private final ShortOrders shortOrders;
    private final StockCheck check;
    private final Clock clock;

    StockApi(StockLevels levels, ShortOrders shortOrders, StockCheck check, Clock clock) {
        this.levels = levels;
        this.shortOrders = shortOrders;
        this.check = check;
        this.clock = clock;
    }

    /** Levels by SKU; of one SKU when it is given. */
    @GetMapping
    Page<Level> list(
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        if (sku != null) {
            return new Page<>(
                    levels.find(FieldChecks.filter("sku", sku)).stream().toList(), null);
        }
        Cursor after = Cursor.read(cursor, 1).orElse(Cursor.of(""));
        return Page.of(levels.page(after.text(0), most + 1), most, level -> Cursor.of(level.sku()));
    }

    /** What moved a SKU, the latest first, and what was there at {@code asOf} (default: now). */
    @GetMapping("/ledger")
    LedgerPage ledger(
            @RequestParam String sku,
            @RequestParam(required = false) Instant asOf,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        FieldChecks.filter("sku", sku);
        int most = Page.limit(limit);
        Instant until = asOf == null ? clock.instant() : asOf;
        Optional<Cursor> after = Cursor.read(cursor, 2);
        Instant before = after.map(at -> at.instant(0)).orElse(LAST);
        long beforeId = after.map(at -> at.number(1)).orElse(Long.MAX_VALUE);
        Page<Row> rows = Page.of(
                levels.ledger(sku, until, before, beforeId, most + 1),
                most,
                row -> Cursor.of(row.effectiveAt(), row.id()));
        return new LedgerPage(rows.items(), rows.next(), levels.asOf(sku, until));
    }

    /** Lines of open orders that stock does not suffice for: the youngest, because the older ones come first. */
    @GetMapping("/short")
    Page<ShortLine> shorts(
            @RequestParam(required = false) String sku,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        long shown = Cursor.read(cursor, 1).map(at -> at.number(0)).orElse(0L);
        List<ShortLine> found = shortOrders.find(FieldChecks.filter("sku", sku)).stream()
                .skip(shown)
                .limit(most + 1L)
                .toList();
        return Page.of(found, most, line -> Cursor.of(shown + most));
    }

    /** Recomputes every balance from the ledger; what differs is listed, nothing is mended. */
    @GetMapping("/check")
    CheckResult check() {
        return new CheckResult(check.differences());
    }
}
