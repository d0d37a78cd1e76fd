package hub.stock;

import hub.catalog.UnmappedSkus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts, receipts, damages and what else changes stock without an order. Inside the caller's transaction. */
@Component
public class Adjustments {

    private final JdbcClient client;
    private final StockLedger ledger;
    private final StockBalances balances;
    private final UnmappedSkus unmapped;

    Adjustments(JdbcTemplate jdbc, StockLedger ledger, StockBalances balances, UnmappedSkus unmapped) {
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
        this.balances = balances;
        this.unmapped = unmapped;
    }

    /** @return the rows written; a count's first row says what was counted, a second one what that changed */
    public List<LedgerRow> record(Adjustment adjustment, Instant recordedAt) {
        return record(List.of(adjustment), recordedAt);
    }

    /** Many at once, sorted by SKU and location by the caller. What is added comes first; a count of the same moment includes it. */
    public List<LedgerRow> record(List<Adjustment> adjustments, Instant recordedAt) {
        // Before stock is locked, as whoever works the tasks off does.
        unmapped.known(adjustments.stream().map(Adjustment::sku).toList(), recordedAt);
        List<Movement> added = adjustments.stream()
                .filter(adjustment -> adjustment.reason() != Adjustment.Reason.COUNT)
                .map(Adjustments::added)
                .toList();
        List<LedgerRow> rows = new ArrayList<>(ledger.apply(added, recordedAt));
        adjustments.stream()
                .filter(adjustment -> adjustment.reason() == Adjustment.Reason.COUNT)
                .forEach(counted -> rows.addAll(count(counted, recordedAt)));
        return rows;
    }

    private static Movement added(Adjustment adjustment) {
        Kind kind = adjustment.reason() == Adjustment.Reason.UNAVAILABLE ? Kind.UNAVAILABLE : Kind.ON_HAND;
        return movement(adjustment, kind, adjustment.quantity(), adjustment.at());
    }

    /** A count outdated by a newer one changes what was, not what is: its difference ends where the newer count begins. */
    private List<LedgerRow> count(Adjustment counted, Instant recordedAt) {
        Place place = new Place(counted.sku(), counted.location());
        Instant countedAt = counted.at().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> lastCount = balances.lock(place);
        BigDecimal difference = counted.quantity().subtract(onHandAt(place, countedAt));
        List<Movement> rows = new ArrayList<>();
        rows.add(movement(counted, Kind.COUNT, counted.quantity(), countedAt));
        if (difference.signum() != 0) {
            rows.add(movement(counted, Kind.ON_HAND, difference, countedAt));
        }
        List<LedgerRow> written = new ArrayList<>(ledger.record(rows, recordedAt));
        if (lastCount.isEmpty() || !countedAt.isBefore(lastCount.get())) {
            balances.counted(place, difference, countedAt);
        } else if (difference.signum() != 0) {
            Instant newer = balances.nextCount(place, countedAt, false).orElseThrow();
            written.addAll(ledger.record(
                    List.of(new Movement(
                            null,
                            null,
                            counted.sku(),
                            counted.location(),
                            Kind.ON_HAND,
                            difference.negate(),
                            newer,
                            "covered_by_count",
                            "count")),
                    recordedAt));
        }
        return written;
    }

    private BigDecimal onHandAt(Place place, Instant at) {
        return client.sql("""
                        select coalesce(sum(quantity), 0) from stock_ledger
                        where sku = ? and location = ? and kind = 'on_hand' and effective_at <= ?
                        """)
                .params(place.sku(), place.location(), Sql.at(at))
                .query(BigDecimal.class)
                .single();
    }

    private static Movement movement(Adjustment adjustment, Kind kind, BigDecimal quantity, Instant at) {
        return new Movement(
                null,
                null,
                adjustment.sku(),
                adjustment.location(),
                kind,
                quantity,
                at,
                adjustment.reason().word(),
                null);
    }
}
