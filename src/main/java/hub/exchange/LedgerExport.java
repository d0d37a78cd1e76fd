package hub.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What moved stock, in the order it was recorded. */
@Component
class LedgerExport implements ExportKind {

    private final Exports exports;

    LedgerExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String record() {
        return "movement";
    }

    @Override
    public String scope() {
        return "stock:read";
    }

    @Override
    public Set<String> filters() {
        return Set.of("from", "to", "sku");
    }

    @Override
    public List<String> columns(boolean personal) {
        return ExportColumns.LEDGER;
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        exports.ledger(filter.sku(), filter.from(), filter.to(), out);
    }
}
