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

    private static final int PAGE = 200;

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
        List<Product> page = products.page(narrowed, ProductSearch.After.START, PAGE);
        while (!page.isEmpty()) {
            for (Product product : page) {
                ObjectNode record = product.shown();
                out.write(out.keepsTypes() ? record : Stated.untyped(record));
            }
            String last = page.get(page.size() - 1).sku();
            page = products.page(narrowed, new ProductSearch.After(null, last), PAGE);
        }
    }
}
