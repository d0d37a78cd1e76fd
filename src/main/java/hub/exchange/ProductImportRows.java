package hub.exchange;

import hub.catalog.ProductBook;
import hub.catalog.ProductForm;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rows that state products: each makes its product, or makes it this. */
@Component
class ProductImportRows implements RowKind<List<ProductForm>> {

    private final ProductBook book;

    ProductImportRows(ProductBook book) {
        this.book = book;
    }

    @Override
    public String member() {
        return "products";
    }

    @Override
    public List<ProductForm> read(MappedRow row) {
        return Stated.read(row, member(), ProductForm::faults, ProductForm::of);
    }

    @Override
    public Tally write(FileImport file, List<RowPlan.Wanted<List<ProductForm>>> rows, Instant now) {
        List<ProductForm> forms =
                rows.stream().flatMap(row -> row.wish().stream()).toList();
        Map<String, Iterator<ProductBook.Put>> puts = book.putAll(forms, file.createdBy(), now).stream()
                .collect(Collectors.groupingBy(
                        put -> put.product().sku(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), List::iterator)));
        Tally tally = Tally.NOTHING;
        for (RowPlan.Wanted<List<ProductForm>> row : rows) {
            // A SKU's rows come back in their order.
            List<ProductBook.Put> own =
                    row.wish().stream().map(form -> puts.get(form.sku()).next()).toList();
            tally = tally.plus(Tally.of(
                    row.rows(),
                    own.stream().anyMatch(ProductBook.Put::created),
                    own.stream().anyMatch(ProductBook.Put::changed)));
        }
        return tally;
    }
}
