package hub.exchange;

import hub.catalog.PriceBook;
import hub.catalog.PriceForm;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rows that state prices: each is one more row of its SKU's prices, unless it was said before. */
@Component
class PriceImportRows implements RowKind<List<PriceForm>> {

    private final PriceBook book;

    PriceImportRows(PriceBook book) {
        this.book = book;
    }

    @Override
    public String member() {
        return "prices";
    }

    @Override
    public List<PriceForm> read(MappedRow row) {
        return Stated.read(row, member(), PriceForm::faults, PriceForm::of);
    }

    @Override
    public Tally write(FileImport file, List<RowPlan.Wanted<List<PriceForm>>> rows, Instant now) {
        List<PriceForm> forms =
                rows.stream().flatMap(row -> row.wish().stream()).toList();
        Map<String, Iterator<PriceBook.Put>> puts = book.putAll(forms, file.createdBy(), now).stream()
                .collect(Collectors.groupingBy(
                        put -> put.said().sku(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), List::iterator)));
        Tally tally = Tally.NOTHING;
        for (RowPlan.Wanted<List<PriceForm>> row : rows) {
            List<PriceBook.Put> own =
                    row.wish().stream().map(form -> puts.get(form.sku()).next()).toList();
            tally = tally.plus(Tally.of(row.rows(), own.stream().anyMatch(PriceBook.Put::changed), false));
        }
        return tally;
    }
}
