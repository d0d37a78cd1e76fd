package hub.folding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.feed.Event;
import hub.json.Json;
import hub.stock.LedgerRow;
import hub.stock.Movement;
import hub.stock.StockPlan;
import java.util.List;

/** One event per row of the ledger. */
public final class StockEvents {

    private static final String TYPE = "crossdock.stock.changed";

    private StockEvents() {}

    static List<Event> of(List<StockPlan> plans) {
        return ofRows(plans.stream().flatMap(plan -> plan.rows().stream()).toList());
    }

    public static List<Event> ofRows(List<LedgerRow> rows) {
        return rows.stream().map(StockEvents::event).toList();
    }

    private static Event event(LedgerRow row) {
        Movement movement = row.movement();
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("sku", movement.sku());
        data.put("location", movement.location());
        data.put("kind", movement.kind().word());
        data.put("quantity", movement.quantity().toPlainString());
        data.put("effectiveAt", movement.effectiveAt().toString());
        data.put("reason", movement.reason());
        if (movement.orderId() != null) {
            data.put("orderId", movement.orderId().toString());
        }
        return new Event(row.eventId(), TYPE, movement.sku(), data);
    }
}
