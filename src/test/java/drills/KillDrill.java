package drills;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Kills a hub under load, at random moments and at each seam between two stores, while a shop, tills, an app and files send
 * by every door. Then it asks from outside whether the hub kept its word: what it said it has is an order, a sale, a stocked
 * file or a parked message; no effect happened twice; stock is what was counted and received less what was sold; every
 * order of the shop was told, every buyer of the app has one mail.
 */
public final class KillDrill {

    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(250);
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(2);
    /** Empty for a random moment, or the seam at which the process halts. */
    private static final List<String> ENDS =
            List.of("", "broker-took", "committed", "feed-sent", "webhook-sent", "mail-sent", "import-chunk");

    /** Mails and chunks are fewer than messages. */
    private static final Set<String> SELDOM = Set.of("mail-sent", "import-chunk");

    private static final Set<String> MESSAGE_ENDS = Set.of("processed", "stale", "duplicate", "parked");

    private final Path home;
    private final long seed;
    private final int kills;
    private final AtomicBoolean sending = new AtomicBoolean(true);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    public KillDrill(Path home, long seed, int kills) {
        this.home = home;
        this.seed = seed;
        this.kills = kills;
    }

    /**
     * @param sent what went in by each door
     * @param broken what was promised and not kept; empty when all is well
     */
    public record Verdict(int kills, int accepted, List<String> sent, List<String> broken) {

        @Override
        public String toString() {
            return (broken.isEmpty() ? "KEPT" : "BROKEN") + ": " + kills + " kills, " + accepted
                    + " messages accepted, "
                    + String.join(", ", sent)
                    + (broken.isEmpty() ? "" : System.lineSeparator() + String.join(System.lineSeparator(), broken));
        }
    }

    public Verdict run() throws IOException, InterruptedException {
        Path folder = home.resolve("incoming");
        int feedPort = HubProcess.freePort();
        try (AppDoor app = new AppDoor();
                WebhookReader webhooks = new WebhookReader();
                HubProcess hub = new HubProcess(home, settings(feedPort, folder, app))) {
            ShopDoor shop = new ShopDoor();
            List<Door> steady = List.of(shop, new TillDoor("till-1", false), app);
            List<Door> seldom = List.of(
                    new TillDoor("till-2", true), FileDoor.ofUploads(), FileDoor.ofFolder(folder), new HoldDoor());
            Set<Door> doors = new LinkedHashSet<>(steady);
            doors.addAll(seldom);
            hub.start(Map.of());
            hub.awaitUp();
            prepare(hub, doors, webhooks);
            try (FeedReader feed = new FeedReader("tcp://localhost:" + feedPort)) {
                List<Thread> senders = new ArrayList<>();
                steady.forEach(door -> senders.add(sender(hub, door, BETWEEN_ORDERS, senders.size())));
                seldom.forEach(door -> senders.add(sender(hub, door, BETWEEN_BATCHES, senders.size())));
                killAgainAndAgain(hub, doors);
                sending.set(false);
                for (Thread sender : senders) {
                    sender.join();
                }
                return judged(hub, doors, shop, feed, webhooks);
            }
        }
    }

    private static Map<String, String> settings(int feedPort, Path folder, AppDoor app) {
        Map<String, String> settings = new HashMap<>(app.settings());
        settings.putAll(Map.of(
                "HUB_BROKER_LISTEN", "tcp://localhost:" + feedPort,
                "HUB_OUTBOUND_ALLOWPRIVATE", "true",
                "HUB_SUBSCRIBERS_TOTALTIMEOUT", "PT5S",
                "HUB_SUBSCRIBERS_LEASE", "PT10S",
                "HUB_IMPORT_FOLDER", folder.toString(),
                "HUB_FILES_CALM", "500"));
        return settings;
    }

    private static void prepare(HubProcess hub, Set<Door> doors, WebhookReader webhooks) {
        doors.forEach(door -> door.prepare(hub));
        String subscriber =
                "{\"name\":\"drill\",\"url\":\"%s\",\"types\":[\"crossdock.order.created\"]}".formatted(webhooks.url());
        Asking.expect(201, hub.post("/api/v1/subscribers", subscriber).statusCode(), "subscriber");
        Goods.count(hub);
    }

    /** A steady load, so that what is proved is the kill and not the backlog. */
    private Thread sender(HubProcess hub, Door door, Duration between, int number) {
        Random random = new Random(seed + number);
        Thread sender = new Thread(
                () -> {
                    try {
                        while (sending.get()) {
                            door.send(hub, random);
                            LockSupport.parkNanos(between.toNanos());
                        }
                    } catch (IOException | RuntimeException | AssertionError failed) {
                        failures.add(door.getClass().getSimpleName() + ": " + failed);
                    }
                },
                "sender-" + number);
        sender.start();
        return sender;
    }

    /** Each life of the hub ends otherwise: at a random moment, then at each seam in turn, after a random number of passes. */
    private void killAgainAndAgain(HubProcess hub, Set<Door> doors) throws IOException {
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            String end = ENDS.get(kill % ENDS.size());
            if (kill > 0) {
                Instant dead = Instant.now();
                hub.start(Map.of("HUB_DRILL_HALT_AT", end, "HUB_DRILL_HALT_AFTER", passes(end, random)));
                // It may pass its seam before it is up.
                Instant up = hub.upOrDead();
                doors.forEach(door -> door.wasDown(dead, up));
            }
            if (end.isEmpty()) {
                pause(Duration.ofMillis(500 + random.nextInt(2500)));
                hub.kill();
            } else {
                Asking.expect(137, hub.awaitEnd(Duration.ofMinutes(3)), "halt at " + end);
            }
        }
        hub.start(Map.of());
        hub.awaitUp();
    }

    private static String passes(String end, Random random) {
        return Integer.toString(1 + random.nextInt(SELDOM.contains(end) ? 3 : 20));
    }

    private static void pause(Duration length) {
        Instant end = Instant.now().plus(length);
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(length.plusSeconds(5))
                .until(() -> Instant.now().isAfter(end));
    }

    private Verdict judged(HubProcess hub, Set<Door> doors, ShopDoor shop, FeedReader feed, WebhookReader webhooks) {
        List<String> broken = new ArrayList<>(failures);
        Set<String> accepted =
                doors.stream().flatMap(door -> door.messages().stream()).collect(Collectors.toSet());
        endsOf(hub, accepted, broken);
        Goods goods = new Goods();
        doors.forEach(door -> door.judge(hub, goods, broken));
        goods.judge(hub, broken);
        toldOf("feed", shop.created(), feed.ids(), broken);
        toldOf("webhooks", shop.created(), webhooks.ids(), broken);
        return new Verdict(
                kills, accepted.size(), doors.stream().map(Door::tally).toList(), List.copyOf(broken));
    }

    /** What is accepted has its end, if not at once then when the backlog is worked off. */
    private static void endsOf(HubProcess hub, Set<String> accepted, List<String> broken) {
        Set<String> open = new HashSet<>(accepted);
        boolean ended = Asking.comesTrue(Duration.ofMinutes(3), () -> {
            open.removeIf(message -> hasEnd(hub, message));
            return open.isEmpty();
        });
        if (!ended) {
            open.forEach(message -> broken.add("message " + message + ": accepted and never ended"));
        }
    }

    /** A message that is still in the queue is not known yet. */
    private static boolean hasEnd(HubProcess hub, String message) {
        JsonNode known = Asking.tree(hub.get("/api/v1/messages/" + message).body());
        return MESSAGE_ENDS.contains(known.path("state").asText());
    }

    private static void toldOf(String by, Set<String> created, Set<String> told, List<String> broken) {
        if (!Asking.comesTrue(Duration.ofMinutes(2), () -> told.containsAll(created))) {
            Set<String> untold = new HashSet<>(created);
            untold.removeAll(told);
            broken.add(by + ": " + untold.size() + " orders never told, e.g. "
                    + untold.stream().findFirst().orElse(""));
        }
    }
}
