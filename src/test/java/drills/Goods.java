package drills;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What drills sell: a few SKUs that every door wants, and how much of each must be left. */
final class Goods {

    static final int SKUS = 5;
    private static final int COUNTED = 1_000_000;

    private final Map<String, BigDecimal> reserved = new TreeMap<>();
    private final Map<String, BigDecimal> onHand = new TreeMap<>();

    Goods() {
        skus().forEach(sku -> onHand.put(sku, BigDecimal.valueOf(COUNTED)));
    }

    record Piece(String sku, int quantity) {}

    /** One to three SKUs, none twice. */
    static List<Piece> some(Random random) {
        List<Piece> some = new ArrayList<>();
        Set<Integer> skus = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int sku = 1 + random.nextInt(SKUS);
            if (skus.add(sku)) {
                some.add(new Piece("SKU-" + sku, 1 + random.nextInt(3)));
            }
        }
        return some;
    }

    static void count(HubProcess hub) {
        skus().forEach(sku -> count(hub, sku, COUNTED));
    }

    static void count(HubProcess hub, String sku, int quantity) {
        String count =
                "{\"sku\":\"%s\",\"location\":\"main\",\"quantity\":%d,\"reason\":\"count\"}".formatted(sku, quantity);
        int status = hub.post("/api/v1/stock/adjustments", count, "Idempotency-Key", "count-" + sku)
                .statusCode();
        Asking.expect(201, status, "count of " + sku);
    }

    void reserved(List<Piece> pieces) {
        pieces.forEach(piece -> reserved.merge(piece.sku(), BigDecimal.valueOf(piece.quantity()), BigDecimal::add));
    }

    void left(List<Piece> pieces) {
        pieces.forEach(piece ->
                onHand.merge(piece.sku(), BigDecimal.valueOf(piece.quantity()).negate(), BigDecimal::add));
    }

    void received(String sku, int quantity) {
        onHand.merge(sku, BigDecimal.valueOf(quantity), BigDecimal::add);
    }

    void judge(HubProcess hub, List<String> broken) {
        skus().forEach(sku -> {
            JsonNode stock =
                    Asking.json(hub, "/api/v1/stock?sku=" + sku).path("items").path(0);
            BigDecimal held = reserved.getOrDefault(sku, BigDecimal.ZERO);
            differs(sku + " on hand", stock.path("onHand").decimalValue(), onHand.get(sku), broken);
            differs(sku + " reserved", stock.path("reserved").decimalValue(), held, broken);
            differs(
                    sku + " available",
                    stock.path("available").decimalValue(),
                    onHand.get(sku).subtract(held),
                    broken);
        });
    }

    private static void differs(String what, BigDecimal is, BigDecimal wanted, List<String> broken) {
        if (is.compareTo(wanted) != 0) {
            broken.add(what + ": " + is + " (expected: " + wanted + ")");
        }
    }

    private static List<String> skus() {
        return IntStream.rangeClosed(1, SKUS).mapToObj(sku -> "SKU-" + sku).toList();
    }
}
