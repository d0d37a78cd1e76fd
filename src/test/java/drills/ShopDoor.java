package drills;

import drills.Goods.Piece;
import drills.ShopifyShop.Delivery;
import drills.ShopifyShop.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A shop's webhooks; every tenth order cannot be read, every twentieth comes twice. */
final class ShopDoor implements Door {

    private final AtomicLong nextOrder = new AtomicLong(1_000_000);
    private final Map<Long, List<Piece>> sold = new ConcurrentHashMap<>();
    private final Set<Long> poisoned = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    @Override
    public void prepare(HubProcess hub) {
        Asking.expect(
                201, hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode(), "account");
    }

    @Override
    public void send(HubProcess hub, Random random) {
        ShopifyShop shop = new ShopifyShop(hub.url(""));
        long id = nextOrder.incrementAndGet();
        boolean poison = id % 10 == 0;
        List<Piece> pieces = Goods.some(random);
        Delivery delivery = poison
                ? ShopifyShop.poison(id, Instant.now())
                : ShopifyShop.order(
                        id,
                        pieces.stream()
                                .map(piece -> new Line(piece.sku(), piece.quantity()))
                                .toList(),
                        Instant.now());
        untilAccepted(shop, delivery);
        if (poison) {
            poisoned.add(id);
        } else {
            sold.put(id, pieces);
        }
        if (random.nextInt(20) == 0) {
            untilAccepted(shop, delivery);
        }
    }

    private void untilAccepted(ShopifyShop shop, Delivery delivery) {
        Asking.untilTaken("webhook", () -> {
            String message = shop.send("acme", delivery);
            if (message != null) {
                accepted.add(message);
            }
            return message != null;
        });
    }

    @Override
    public Set<String> messages() {
        return accepted;
    }

    /** Ids of the events that tell of its orders; known once they were judged. */
    Set<String> created() {
        return created;
    }

    @Override
    public void judge(HubProcess hub, Goods goods, List<String> broken) {
        sold.forEach((id, pieces) -> {
            var found = Asking.json(hub, "/api/v1/orders?account=acme&externalId=" + id)
                    .path("items");
            if (found.size() != 1) {
                broken.add("order " + id + ": " + found.size() + " (expected: 1)");
            } else {
                created.add(found.get(0).path("id").asText() + ":1:order.created");
            }
            goods.reserved(pieces);
        });
    }

    @Override
    public String tally() {
        return sold.size() + " orders, " + poisoned.size() + " for the hospital";
    }
}
