package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import hub.feed.Outbox;
import hub.folding.StockEvents;
import hub.stock.Adjustment;
import hub.stock.Adjustments;
import hub.stock.Kind;
import hub.stock.LedgerRow;
import hub.stock.Locations;
import hub.stock.StockLevels;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows that count or change stock. */
@Component
class StockRows implements RowKind<List<StockRows.Stated>> {

    /** @param unlessKnown only where the ledger says something else of that moment */
    record Stated(Adjustment adjustment, boolean unlessKnown) {}

    private record OfRow(RowPlan.Wanted<?> row, Adjustment adjustment, boolean unlessKnown) {}

    private static final Comparator<OfRow> BY_PLACE = Comparator.comparing(
                    (OfRow one) -> one.adjustment().sku())
            .thenComparing(one -> one.adjustment().location());

    private final Adjustments adjustments;
    private final StockLevels levels;
    /** Asked for every row; a location that was just made is known a second later. */
    private final LoadingCache<String, Boolean> locations;

    private final Outbox outbox;

    StockRows(Adjustments adjustments, StockLevels levels, Locations locations, Outbox outbox) {
        this.adjustments = adjustments;
        this.levels = levels;
        this.locations = Caffeine.newBuilder()
                .maximumSize(1000)
                .expireAfterWrite(Duration.ofSeconds(1))
                .build(id -> locations.find(id).isPresent());
        this.outbox = outbox;
    }

    @Override
    public String member() {
        return "adjustments";
    }

    /** What a row says of no other moment, it says of the moment its file came. */
    @Override
    public List<Stated> read(MappedRow row) {
        List<Stated> read = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        int index = 0;
        for (JsonNode one : row.made().document().path(member())) {
            AdjustmentRow stated = new AdjustmentRow(one, "/adjustments/" + index++);
            stated.read(row.file().createdAt(), locations::get)
                    .ifPresent(adjustment -> read.add(
                            new Stated(adjustment, one.path("unlessKnown").asBoolean())));
            faults.addAll(stated.faults());
        }
        if (!faults.isEmpty()) {
            throw new RowRefused(faults);
        }
        return read;
    }

    /** Sorted, so that nobody waits for each other; rows of one place keep their order. */
    @Override
    public Tally write(FileImport file, List<RowPlan.Wanted<List<Stated>>> rows, Instant now) {
        List<OfRow> news = sorted(rows).stream()
                .filter(one -> !one.unlessKnown() || !isKnown(one.adjustment()))
                .toList();
        List<LedgerRow> changes = new ArrayList<>(
                adjustments.record(news.stream().map(OfRow::adjustment).toList(), now));
        int created = news.stream()
                .map(OfRow::row)
                .distinct()
                .mapToInt(RowPlan.Wanted::rows)
                .sum();
        int all = rows.stream().mapToInt(RowPlan.Wanted::rows).sum();
        changes.removeIf(row -> row.movement().kind() == Kind.COUNT);
        outbox.add(StockEvents.ofRows(changes), now);
        return Tally.created(created).plus(Tally.same(all - created));
    }

    private static List<OfRow> sorted(List<RowPlan.Wanted<List<Stated>>> rows) {
        return rows.stream()
                .flatMap(row ->
                        row.wish().stream().map(stated -> new OfRow(row, stated.adjustment(), stated.unlessKnown())))
                .sorted(BY_PLACE)
                .toList();
    }

    private boolean isKnown(Adjustment stated) {
        BigDecimal known = levels.asOf(stated.sku(), stated.at()).locations().stream()
                .filter(place -> place.location().equals(stated.location()))
                .map(StockLevels.AtLocation::onHand)
                .findFirst()
                .orElse(null);
        return known != null && known.compareTo(stated.quantity()) == 0;
    }
}
