package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.Product;
import hub.catalog.ProductSearch;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The catalogue; brought in again by the mapping {@code product} it changes nothing. */
@Component
class ProductsExport implements ExportKind {

    private final ProductSearch products;

    ProductsExport(ProductSearch products) {
        this.products = products;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String record() {
        return "product";
    }

    @Override
    public String scope() {
        return "catalog:read";
    }

    @Override
    public Set<String> filters() {
        return Set.of("sku");
    }

    @Override
    public List<String> columns(boolean personal) {
        return ExportColumns.PRODUCTS;
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        ProductSearch.Filter narrowed = new ProductSearch.Filter(filter.sku(), null, null, null, null);
        Pages.<Product>each(last -> products.page(narrowed, after(last), Pages.SIZE), product -> {
            ObjectNode record = product.shown();
            out.write(out.keepsTypes() ? record : Stated.untyped(record));
        });
    }

    private static ProductSearch.After after(Product last) {
        return last == null ? ProductSearch.After.START : new ProductSearch.After(null, last.sku());
    }
}
