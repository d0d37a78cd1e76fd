package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.OrderQueries;
import hub.folding.PersonalFields;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Orders whole; brought in again by the mapping {@code order} they change nothing. */
@Component
class OrdersExport implements ExportKind {

    private final Exports exports;

    OrdersExport(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String record() {
        return "order";
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
        return ExportColumns.orders(personal);
    }

    @Override
    public void write(ExportFilter filter, boolean personal, Records out) throws IOException {
        exports.orders(narrowed(filter), shown(personal), out);
    }

    static UnaryOperator<JsonNode> shown(boolean personal) {
        return personal ? document -> document : PersonalFields::leftOutOf;
    }

    static OrderQueries.Filter narrowed(ExportFilter filter) {
        return new OrderQueries.Filter(
                filter.channel(), filter.account(), null, null, null, null, null, filter.from(), filter.to(), null);
    }
}
