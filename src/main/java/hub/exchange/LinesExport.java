package hub.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every line with what its order is. */
@Component
class LinesExport implements ExportKind {

    private final Exports exports;

    LinesExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String record() {
        return "line";
    }

    @Override
    public String scope() {
        return "orders:read";
    }

    @Override
    public Set<String> filters() {
        return Set.of("from", "to", "account", "channel");
    }

    @Override
    public List<String> columns(boolean personal) {
        return ExportColumns.LINES;
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        exports.lines(OrdersExport.narrowed(filter), OrdersExport.shown(personal), out);
    }
}
