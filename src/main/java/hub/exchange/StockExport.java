package hub.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What lies where; brought in again by the mapping {@code stock} it changes nothing. */
@Component
class StockExport implements ExportKind {

    private final Exports exports;

    StockExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String record() {
        return "level";
    }

    @Override
    public String scope() {
        return "stock:read";
    }

    @Override
    public Set<String> filters() {
        return Set.of();
    }

    @Override
    public List<String> columns(boolean personal) {
        return ExportColumns.STOCK;
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        exports.stock(filter.at(), out);
    }
}
