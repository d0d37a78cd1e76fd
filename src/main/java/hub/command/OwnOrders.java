package hub.command;

import com.fasterxml.jackson.databind.JsonNode;
import hub.folding.Cause;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.KnownOrders;
import hub.folding.News;
import hub.order.ElementSet;
import hub.order.Fact;
import hub.order.FactValue;
import hub.order.HubFacts;
import hub.order.Money;
import hub.order.OrderState;
import hub.order.Slot;
import hub.order.SlotValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that have no platform but the hub: what a command asks for is done by writing it down. */
@Component
class OwnOrders {

    /** What a till sold left the shop: it comes back as a refund. */
    private static final String TILL = "pos";

    private final KnownOrders orders;
    private final Folding folding;

    OwnOrders(KnownOrders orders, Folding folding) {
        this.orders = orders;
        this.folding = folding;
    }

    boolean has(JsonNode order, CommandKind kind) {
        boolean fits =
                kind == CommandKind.REFUND || !order.path("channel").asText().equals(TILL);
        return fits && orders.find(UUID.fromString(order.path("id").asText())).isPresent();
    }

    /** Belongs to the caller's transaction. */
    void done(Command command, JsonNode order, JsonNode asked, Instant now) {
        KnownOrders.Known known = orders.find(command.orderId()).orElseThrow();
        News news = new News(
                known.key(),
                held -> Optional.of(HubFacts.said(known.key(), held, slots(command, order, asked, held, now))));
        List<Fold> folds = folding.open(known.subject(), List.of(news), now);
        folding.write(folds, new Cause("hub", command.kind().word(), null, null, command.requestedBy()), now);
    }

    private static Map<Slot, SlotValue> slots(
            Command command, JsonNode order, JsonNode asked, OrderState held, Instant now) {
        String id = command.id().toString();
        return switch (command.kind()) {
            case SHIP -> element(ElementSet.FULFILMENTS, id, fulfilment(id, asked, now), held);
            case REFUND -> element(ElementSet.REFUNDS, id, refund(id, order, asked, now), held);
            case CANCEL ->
                Map.of(
                        new Slot.FactSlot(Fact.CANCELLATION),
                        new FactValue.Cancellation(now, asked.path("reason").asText()));
        };
    }

    /** Where the set is named completely, it names this too. */
    private static Map<Slot, SlotValue> element(ElementSet set, String id, SlotValue value, OrderState held) {
        Map<Slot, SlotValue> slots = new HashMap<>();
        slots.put(new Slot.ElementSlot(set, id), value);
        Slot list = new Slot.ListSlot(set);
        if (held.value(list) instanceof SlotValue.Ids named) {
            List<String> ids = new ArrayList<>(named.ids());
            ids.add(id);
            slots.put(list, new SlotValue.Ids(ids));
        }
        return slots;
    }

    private static SlotValue.Fulfilment fulfilment(String id, JsonNode asked, Instant now) {
        List<SlotValue.LineQuantity> lines = new ArrayList<>();
        for (JsonNode piece : asked.path("lines")) {
            lines.add(new SlotValue.LineQuantity(piece.path("lineId").asText(), Numbers.of(piece.path("quantity"))));
        }
        return new SlotValue.Fulfilment(
                id,
                null,
                asked.path("carrier").asText(null),
                asked.path("trackingNumber").asText(null),
                asked.path("trackingUrl").asText(null),
                null,
                now,
                null,
                lines);
    }

    private static SlotValue.Refund refund(String id, JsonNode order, JsonNode asked, Instant now) {
        String currency = asked.path("currency").asText();
        boolean restock = asked.path("restock").asBoolean();
        List<SlotValue.RefundLine> lines = new ArrayList<>();
        for (JsonNode piece : asked.path("lines")) {
            lines.add(new SlotValue.RefundLine(
                    piece.path("lineId").asText(),
                    Numbers.of(piece.path("quantity")),
                    Money.of(piece.path("total").asText(), currency),
                    Money.of(piece.path("tax").asText(), currency),
                    restock && hasLeft(order, piece) ? "return" : "none",
                    null));
        }
        return new SlotValue.Refund(
                id,
                null,
                Money.of(asked.path("amount").asText(), currency),
                asked.path("reason").asText(null),
                now,
                lines,
                null);
    }

    /** What never left cannot come back: it is free again when the order is cancelled. */
    private static boolean hasLeft(JsonNode order, JsonNode piece) {
        for (JsonNode line : order.path("lines")) {
            if (line.path("id").asText().equals(piece.path("lineId").asText())) {
                return Numbers.of(line.path("shipped")).compareTo(Numbers.of(piece.path("quantity"))) >= 0;
            }
        }
        return false;
    }
}
