package hub.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.catalog.Price;
import hub.catalog.Prices;
import hub.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What SKUs cost and will cost; brought in again by the mapping {@code price} it changes nothing. */
@Component
class PricesExport implements ExportKind {

    private final Prices prices;

    PricesExport(Prices prices) {
        this.prices = prices;
    }

    @Override
    public String name() {
        return "prices";
    }

    @Override
    public String record() {
        return "price";
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
        return ExportColumns.PRICES;
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        if (filter.sku() != null) {
            page(List.of(filter.sku()), filter, out);
            return;
        }
        Pages.<String>eachPage(
                last -> prices.skus(last == null ? "" : last, Pages.SIZE), skus -> page(skus, filter, out));
    }

    private void page(List<String> skus, ExportFilter filter, Records out) throws IOException {
        Map<String, List<Price>> standing = prices.standing(skus, filter.at());
        for (String sku : skus) {
            for (Price price : standing.getOrDefault(sku, List.of())) {
                if (price.amount() != null) {
                    out.write((ObjectNode) Json.MAPPER.valueToTree(price));
                }
            }
        }
    }
}
