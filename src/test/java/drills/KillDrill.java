package drills;

import com.fasterxml.jackson.databind.JsonNode;
import drills.ShopifyShop.Delivery;
import drills.ShopifyShop.Line;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Kills a hub under load, at random moments and at each seam between two stores, and asks from outside whether it kept its
 * word: every 2xx is an order or a parked message, no effect happened twice, stock is what was counted less what was sold.
 */
public final class KillDrill {

    private static final int SKUS = 5;
    private static final int COUNTED = 1_000_000;
    private static final int SENDERS = 4;
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(250);
    /** Empty for a random moment, or the seam at which the process halts. */
    private static final List<String> ENDS = List.of("", "broker-took", "committed", "feed-sent", "webhook-sent");

    private static final Set<String> MESSAGE_ENDS = Set.of("processed", "stale", "duplicate", "parked");

    private final Path home;
    private final long seed;
    private final int kills;
    private final AtomicLong nextOrder = new AtomicLong(1_000_000);
    private final AtomicBoolean sending = new AtomicBoolean(true);
    private final Map<Long, List<Line>> sold = new ConcurrentHashMap<>();
    private final Set<Long> poisoned = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();

    public KillDrill(Path home, long seed, int kills) {
        this.home = home;
        this.seed = seed;
        this.kills = kills;
    }

    /** What was promised and not kept; empty when all is well. */
    public record Verdict(int accepted, int orders, int parked, int kills, List<String> broken) {

        @Override
        public String toString() {
            return (broken.isEmpty() ? "KEPT" : "BROKEN") + ": " + kills + " kills, " + accepted + " accepted, "
                    + orders
                    + " orders, " + parked + " for the hospital"
                    + (broken.isEmpty() ? "" : System.lineSeparator() + String.join(System.lineSeparator(), broken));
        }
    }

    public Verdict run() throws IOException, InterruptedException {
        int feedPort = HubProcess.freePort();
        Map<String, String> settings = Map.of(
                "HUB_BROKER_LISTEN", "tcp://localhost:" + feedPort,
                "HUB_OUTBOUND_ALLOWPRIVATE", "true",
                "HUB_SUBSCRIBERS_TOTALTIMEOUT", "PT5S",
                "HUB_SUBSCRIBERS_LEASE", "PT10S");
        try (WebhookReader webhooks = new WebhookReader();
                HubProcess hub = new HubProcess(home, settings)) {
            hub.start(Map.of());
            hub.awaitUp();
            prepare(hub, webhooks);
            try (FeedReader feed = new FeedReader("tcp://localhost:" + feedPort)) {
                List<Thread> senders = senders(hub);
                killAgainAndAgain(hub);
                sending.set(false);
                for (Thread sender : senders) {
                    sender.join();
                }
                return judged(hub, feed, webhooks);
            }
        }
    }

    private void prepare(HubProcess hub, WebhookReader webhooks) {
        expect(201, hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode(), "account");
        String subscriber =
                "{\"name\":\"drill\",\"url\":\"%s\",\"types\":[\"crossdock.order.created\"]}".formatted(webhooks.url());
        expect(201, hub.post("/api/v1/subscribers", subscriber).statusCode(), "subscriber");
        for (int sku = 1; sku <= SKUS; sku++) {
            String count = "{\"sku\":\"SKU-%d\",\"location\":\"main\",\"quantity\":%d,\"reason\":\"count\"}"
                    .formatted(sku, COUNTED);
            int status = hub.post("/api/v1/stock/adjustments", count, "Idempotency-Key", "count-" + sku)
                    .statusCode();
            expect(201, status, "count of SKU-" + sku);
        }
    }

    private static void expect(int wanted, int status, String what) {
        if (status != wanted) {
            throw new IllegalStateException(what + ": " + status + " (expected: " + wanted + ")");
        }
    }

    private List<Thread> senders(HubProcess hub) {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Random random = new Random(seed + i);
            ShopifyShop shop = new ShopifyShop(hub.url(""));
            Thread sender = new Thread(() -> sendUntilStopped(shop, random), "sender-" + i);
            sender.start();
            senders.add(sender);
        }
        return senders;
    }

    private void sendUntilStopped(ShopifyShop shop, Random random) {
        while (sending.get()) {
            long id = nextOrder.incrementAndGet();
            boolean poison = random.nextInt(20) == 0;
            List<Line> lines = lines(random);
            Delivery delivery =
                    poison ? ShopifyShop.poison(id, Instant.now()) : ShopifyShop.order(id, lines, Instant.now());
            untilAccepted(shop, delivery);
            if (poison) {
                poisoned.add(id);
            } else {
                sold.put(id, lines);
            }
            if (random.nextInt(20) == 0) {
                untilAccepted(shop, delivery);
            }
            // A steady load, so that what is proved is the kill and not the backlog.
            LockSupport.parkNanos(BETWEEN_ORDERS.toNanos());
        }
    }

    /** As the platform does: again until it hears 2xx, whatever became of the try before. */
    private void untilAccepted(ShopifyShop shop, Delivery delivery) {
        Awaitility.await("accepted")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    String message = shop.send("acme", delivery);
                    if (message != null) {
                        accepted.add(message);
                    }
                    return message != null;
                });
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        Set<Integer> skus = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int sku = 1 + random.nextInt(SKUS);
            if (skus.add(sku)) {
                lines.add(new Line("SKU-" + sku, 1 + random.nextInt(3)));
            }
        }
        return lines;
    }

    /** Each life of the hub ends otherwise: at a random moment, then at each seam in turn, after a random number of passes. */
    private void killAgainAndAgain(HubProcess hub) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            String end = ENDS.get(kill % ENDS.size());
            if (kill > 0) {
                hub.start(Map.of("HUB_DRILL_HALT_AT", end, "HUB_DRILL_HALT_AFTER", passes(random)));
            }
            if (end.isEmpty()) {
                hub.awaitUp();
                pause(Duration.ofMillis(500 + random.nextInt(2500)));
                hub.kill();
            } else {
                expect(137, hub.awaitEnd(Duration.ofMinutes(3)), "halt at " + end);
            }
        }
        hub.start(Map.of());
        hub.awaitUp();
    }

    private static String passes(Random random) {
        return Integer.toString(1 + random.nextInt(20));
    }

    private static void pause(Duration length) {
        Instant end = Instant.now().plus(length);
        Awaitility.await()
                .atMost(length.plusSeconds(5))
                .until(() -> Instant.now().isAfter(end));
    }

    private Verdict judged(HubProcess hub, FeedReader feed, WebhookReader webhooks) {
        List<String> broken = new ArrayList<>();
        endsOf(hub, broken);
        Map<String, BigDecimal> wanted = new TreeMap<>();
        Set<String> created = new HashSet<>();
        sold.forEach((id, lines) -> {
            JsonNode found =
                    json(hub, "/api/v1/orders?account=acme&externalId=" + id).path("items");
            if (found.size() != 1) {
                broken.add("order " + id + ": " + found.size() + " (expected: 1)");
                return;
            }
            created.add(found.get(0).path("id").asText() + ":1:order.created");
            lines.forEach(line -> wanted.merge(line.sku(), BigDecimal.valueOf(line.quantity()), BigDecimal::add));
        });
        wanted.forEach((sku, quantity) -> stockOf(hub, sku, quantity, broken));
        toldOf("feed", created, feed.ids(), broken);
        toldOf("webhooks", created, webhooks.ids(), broken);
        return new Verdict(accepted.size(), sold.size(), poisoned.size(), kills, List.copyOf(broken));
    }

    /** What is accepted has its end, if not at once then when the backlog is worked off. */
    private void endsOf(HubProcess hub, List<String> broken) {
        Set<String> open = new HashSet<>(accepted);
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        open.removeIf(message -> hasEnd(hub, message));
                        return open.isEmpty();
                    });
        } catch (ConditionTimeoutException noEnd) {
            open.forEach(message -> broken.add("message " + message + ": accepted and never ended"));
        }
    }

    private static boolean hasEnd(HubProcess hub, String message) {
        return MESSAGE_ENDS.contains(
                json(hub, "/api/v1/messages/" + message).path("state").asText());
    }

    private static void stockOf(HubProcess hub, String sku, BigDecimal sold, List<String> broken) {
        JsonNode stock = json(hub, "/api/v1/stock?sku=" + sku).path("items").path(0);
        BigDecimal reserved = stock.path("reserved").decimalValue();
        BigDecimal available = stock.path("available").decimalValue();
        if (reserved.compareTo(sold) != 0
                || available.compareTo(BigDecimal.valueOf(COUNTED).subtract(sold)) != 0) {
            broken.add(sku + ": reserved " + reserved + ", available " + available + " (expected: " + sold + " of "
                    + COUNTED + ")");
        }
    }

    private static void toldOf(String by, Set<String> created, Set<String> told, List<String> broken) {
        try {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> told.containsAll(created));
        } catch (ConditionTimeoutException missing) {
            Set<String> untold = new HashSet<>(created);
            untold.removeAll(told);
            broken.add(by + ": " + untold.size() + " orders never told, e.g. "
                    + untold.stream().findFirst().orElse(""));
        }
    }

    private static JsonNode json(HubProcess hub, String path) {
        try {
            return Json.MAPPER.readTree(hub.get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
