package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.folding.OrderQueries;
import hub.json.Json;
import hub.stock.StockLevels;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the hub holds, read page by page and written record by record. */
@Component
public class Exports {

    private static final int PAGE = 200;

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
        List<StockLevels.Level> page = levels.page("", PAGE);
        while (!page.isEmpty()) {
            for (StockLevels.Level level : page) {
                for (StockLevels.AtLocation there : level.locations()) {
                    ObjectNode record = Json.MAPPER.createObjectNode().put("sku", level.sku());
                    record.setAll((ObjectNode) Json.MAPPER.valueToTree(there));
                    out.write(record.put("asOf", asOf));
                }
            }
            page = levels.page(page.get(page.size() - 1).sku(), PAGE);
        }
    }

    public void ledger(String sku, Instant from, Instant to, Records out) throws IOException {
        List<StockLevels.Row> page = levels.recorded(sku, from, to, 0, PAGE);
        while (!page.isEmpty()) {
            for (StockLevels.Row row : page) {
                out.write(Json.MAPPER.valueToTree(row));
            }
            page = levels.recorded(sku, from, to, page.get(page.size() - 1).id(), PAGE);
        }
    }

    private interface EachOrder {
        void take(JsonNode order) throws IOException;
    }

    private void eachOrder(OrderQueries.Filter filter, UnaryOperator<JsonNode> shown, EachOrder each)
            throws IOException {
        Optional<UUID> last = Optional.empty();
        List<OrderQueries.Found> page = orders.byId(filter, last, PAGE);
        while (!page.isEmpty()) {
            for (OrderQueries.Found found : page) {
                each.take(shown.apply(found.document()));
            }
            page = orders.byId(filter, Optional.of(page.get(page.size() - 1).id()), PAGE);
        }
    }
}
