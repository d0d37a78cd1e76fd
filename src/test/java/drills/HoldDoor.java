package drills;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An app whose buyers never pay: whatever kills the hub meanwhile, the goods of each are let go, once. */
final class HoldDoor implements Door {

    private static final String APP = "hasty";
    private static final String SKU = "HELD-1";
    private static final int COUNTED = 1_000_000;
    private static final Duration HOLD = Duration.ofSeconds(3);

    private final AtomicInteger nextOrder = new AtomicInteger();
    /** Order → when its hold is over. */
    private final Map<String, Instant> due = new ConcurrentHashMap<>();

    private long whileDown;

    @Override
    public void prepare(HubProcess hub) {
        String app = "{\"id\":\"" + APP + "\",\"unpaidHold\":\"" + HOLD + "\"}";
        Asking.expect(201, hub.post("/api/v1/apps", app).statusCode(), "app " + APP);
        Goods.count(hub, SKU, COUNTED);
    }

    @Override
    public void send(HubProcess hub, Random random) {
        String id = "H-" + nextOrder.incrementAndGet();
        String order = Json.MAPPER
                .valueToTree(Map.of(
                        "externalId",
                        id,
                        "app",
                        APP,
                        "placedAt",
                        Instant.now().toString(),
                        "currency",
                        "EUR",
                        "lines",
                        List.of(Map.of("sku", SKU, "quantity", 1, "unitPrice", "1.00"))))
                .toString();
        Asking.untilTaken("unpaid order", () -> {
            var answer = Asking.post(hub, 201, "/api/v1/app/orders", order, "Idempotency-Key", id);
            answer.ifPresent(
                    taken -> due.put(taken.path("id").asText(), Instant.now().plus(HOLD)));
            return answer.isPresent();
        });
    }

    @Override
    public void wasDown(Instant from, Instant until) {
        whileDown += due.values().stream()
                .filter(over -> over.isAfter(from) && over.isBefore(until))
                .count();
    }

    @Override
    public void judge(HubProcess hub, Goods goods, List<String> broken) {
        boolean all = Asking.comesTrue(
                Duration.ofMinutes(2),
                () -> due.keySet().stream()
                        .allMatch(order -> Asking.json(hub, "/api/v1/orders/" + order)
                                .path("status")
                                .asText()
                                .equals("expired")));
        if (!all) {
            broken.add("unpaid orders: not all let go (expected: " + due.size() + " expired)");
        }
        due.keySet().forEach(order -> {
            long expiries = Asking.all(hub, "/api/v1/orders/" + order + "/timeline").stream()
                    .filter(entry -> entry.path("kind").asText().equals("expired"))
                    .count();
            if (expiries != 1) {
                broken.add("unpaid order " + order + ": expired " + expiries + " times (expected: once)");
            }
        });
        JsonNode stock =
                Asking.json(hub, "/api/v1/stock?sku=" + SKU).path("items").path(0);
        if (stock.path("reserved").decimalValue().signum() != 0
                || stock.path("available").decimalValue().intValueExact() != COUNTED) {
            broken.add(SKU + ": " + stock + " (expected: all " + COUNTED + " available)");
        }
    }

    @Override
    public String tally() {
        return due.size() + " unpaid orders let go, " + whileDown + " of them due while the hub was dead";
    }
}
