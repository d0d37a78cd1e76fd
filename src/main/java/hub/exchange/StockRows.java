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
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rows that count or change stock. */
@Component
class StockRows {

    private record OfRow(long row, Adjustment adjustment, boolean unlessKnown) {}

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

    /** @param came when the file came: what a row says of no other moment, it says of that one */
    RowPlan plan(long row, JsonNode document, Instant came) {
        List<RowPlan.Stated> plans = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        int index = 0;
        for (JsonNode one : document.path("adjustments")) {
            AdjustmentRow stated = new AdjustmentRow(one, "/adjustments/" + index++);
            stated.read(came, locations::get)
                    .ifPresent(adjustment -> plans.add(new RowPlan.Stated(
                            adjustment, one.path("unlessKnown").asBoolean())));
            faults.addAll(stated.faults());
        }
        if (plans.isEmpty() && faults.isEmpty()) {
            faults.add(new RowFault("", "nothing_mapped", "the mapping made nothing of it (expected: an adjustment)"));
        }
        return faults.isEmpty() ? new RowPlan.Stock(row, plans) : new RowPlan.Failed(row, faults);
    }

    /** Belongs to the chunk's transaction. Sorted, so that nobody waits for each other; rows of one place keep their order. */
    Tally write(List<RowPlan.Stock> plans, Instant now) {
        List<OfRow> news = sorted(plans).stream()
                .filter(one -> !one.unlessKnown() || !isKnown(one.adjustment()))
                .toList();
        List<LedgerRow> changes = new ArrayList<>(
                adjustments.record(news.stream().map(OfRow::adjustment).toList(), now));
        Set<Long> rows = news.stream().map(OfRow::row).collect(Collectors.toSet());
        changes.removeIf(row -> row.movement().kind() == Kind.COUNT);
        outbox.add(StockEvents.ofRows(changes), now);
        return new Tally(rows.size(), 0, plans.size() - rows.size(), 0);
    }

    private static List<OfRow> sorted(List<RowPlan.Stock> plans) {
        return plans.stream()
                .flatMap(plan -> plan.stated().stream()
                        .map(stated -> new OfRow(plan.row(), stated.adjustment(), stated.unlessKnown())))
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
