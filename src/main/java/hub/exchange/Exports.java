package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.folding.OrderQueries;
import hub.json.Json;
import hub.stock.StockLevels;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the hub holds, read page by page and written record by record. */
@Component
public class Exports {

    private final OrderQueries orders;
    private final StockLevels levels;

    Exports(OrderQueries orders, StockLevels levels) {
        this.orders = orders;
        this.levels = levels;
    }

    /** @param shown what the reader may see of an order */
    public void orders(OrderQueries.Filter filter, UnaryOperator<JsonNode> shown, Records out) throws IOException {
        eachOrder(filter, shown, order -> out.write((ObjectNode) order));
    }

    /** Every line with what its order is. */
    public void lines(OrderQueries.Filter filter, UnaryOperator<JsonNode> shown, Records out) throws IOException {
        eachOrder(filter, shown, order -> {
            for (JsonNode line : order.path("lines")) {
                out.write(OrderLine.of(order, line));
            }
        });
    }

    /** What lies where, as of one moment: brought in again, a row says what was there then. */
    public void stock(Instant now, Records out) throws IOException {
        String asOf = now.truncatedTo(ChronoUnit.MICROS).toString();
        Pages.<StockLevels.Level>each(
                last -> levels.page(last == null ? "" : last.sku(), Pages.SIZE), level -> level(level, asOf, out));
    }

    private static void level(StockLevels.Level level, String asOf, Records out) throws IOException {
        for (StockLevels.AtLocation there : level.locations()) {
            ObjectNode record = Json.MAPPER.createObjectNode().put("sku", level.sku());
            record.setAll((ObjectNode) Json.MAPPER.valueToTree(there));
            out.write(record.put("asOf", asOf));
        }
    }

    public void ledger(String sku, Instant from, Instant to, Records out) throws IOException {
        Pages.<StockLevels.Row>each(
                last -> levels.recorded(sku, from, to, last == null ? 0 : last.id(), Pages.SIZE),
                row -> out.write(Json.MAPPER.valueToTree(row)));
    }

    private void eachOrder(OrderQueries.Filter filter, UnaryOperator<JsonNode> shown, Pages.Writing<JsonNode> each)
            throws IOException {
        Pages.<OrderQueries.Found>each(
                last -> orders.byId(filter, Optional.ofNullable(last).map(OrderQueries.Found::id), Pages.SIZE),
                found -> each.write(shown.apply(found.document())));
    }
}
