package drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import drills.Goods.Piece;
import hub.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A till that numbers its sales and sends them one by one, or what it buffered in batches. */
final class TillDoor implements Door {

    private static final String TRANSACTIONS = "/api/v1/pos/transactions";
    private static final String SHIFT = "all-day";

    private final String terminal;
    private final boolean inBatches;
    private final Map<String, List<Piece>> sold = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private int sequence;

    TillDoor(String terminal, boolean inBatches) {
        this.terminal = terminal;
        this.inBatches = inBatches;
    }

    @Override
    public void prepare(HubProcess hub) {
        String till = "{\"id\":\"" + terminal + "\",\"location\":\"main\"}";
        Asking.expect(201, hub.post("/api/v1/terminals", till).statusCode(), "terminal " + terminal);
    }

    @Override
    public void send(HubProcess hub, Random random) {
        if (inBatches) {
            sendBatch(hub, random);
        } else {
            String sale = sale(random).toString();
            sendOne(hub, sale);
            if (random.nextInt(10) == 0) {
                sendOne(hub, sale);
            }
        }
    }

    private void sendOne(HubProcess hub, String sale) {
        Asking.untilTaken("sale", () -> {
            var answer = Asking.post(hub, 202, TRANSACTIONS, sale);
            answer.ifPresent(taken -> accepted.add(taken.path("messageId").asText()));
            return answer.isPresent();
        });
    }

    /** A till that hears nothing, or that one item was not taken, sends the whole batch again. */
    private void sendBatch(HubProcess hub, Random random) {
        List<ObjectNode> sales = new ArrayList<>();
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            sales.add(sale(random));
        }
        ArrayNode array = Json.MAPPER.createArrayNode().addAll(sales);
        String body = random.nextBoolean()
                ? array.toString()
                : sales.stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
        Asking.untilTaken("batch", () -> {
            var answer = Asking.post(hub, 202, TRANSACTIONS + "/batch", body);
            List<String> messages = answer.map(taken -> taken.path("items").findValuesAsText("messageId"))
                    .orElse(List.of());
            messages.stream().filter(message -> !message.equals("null")).forEach(accepted::add);
            return messages.stream().filter(message -> !message.equals("null")).count() == sales.size();
        });
    }

    private ObjectNode sale(Random random) {
        List<Piece> pieces = Goods.some(random);
        String id = terminal + "-" + ++sequence;
        sold.put(id, pieces);
        String total = pieces.stream().mapToInt(Piece::quantity).sum() + ".00";
        ObjectNode sale = Json.MAPPER.createObjectNode();
        sale.put("transactionId", id)
                .put("terminal", terminal)
                .put("sequence", sequence)
                .put("shift", SHIFT)
                .put("at", Instant.now().toString())
                .put("currency", "EUR")
                .put("total", total);
        ArrayNode lines = sale.putArray("lines");
        pieces.forEach(piece -> lines.addObject()
                .put("sku", piece.sku())
                .put("quantity", piece.quantity())
                .put("unitPrice", "1.00"));
        sale.putArray("payments")
                .addObject()
                .put("method", "cash")
                .put("status", "completed")
                .put("amount", total);
        return sale;
    }

    @Override
    public Set<String> messages() {
        return accepted;
    }

    @Override
    public void judge(HubProcess hub, Goods goods, List<String> broken) {
        sold.forEach((id, pieces) -> {
            int found = Asking.json(hub, "/api/v1/orders?account=" + terminal + "&externalId=" + id)
                    .path("items")
                    .size();
            if (found != 1) {
                broken.add("sale " + id + ": " + found + " (expected: 1)");
            }
            goods.left(pieces);
        });
        int gaps = Asking.json(hub, "/api/v1/terminals/" + terminal + "/cases?code=sequence_gap&state=open")
                .path("items")
                .size();
        if (gaps > 0) {
            broken.add(terminal + ": " + gaps + " gaps (expected: none)");
        }
        JsonNode shift = Asking.json(hub, "/api/v1/terminals/" + terminal + "/shifts/" + SHIFT);
        if (!shift.path("complete").asBoolean() || shift.path("transactions").asInt() != sold.size()) {
            broken.add(terminal + ": shift " + shift + " (expected: complete, of " + sold.size() + ")");
        }
    }

    @Override
    public String tally() {
        return sold.size() + (inBatches ? " sales in batches" : " sales");
    }
}
