package drills;

import drills.BareSender.Outcome;
import drills.ShopifyShop.Delivery;
import drills.ShopifyShop.Line;
import hub.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Floods a hub with large bodies, then tells it to stop under load, again and again, and asks whether it left in good order:
 * every connection was answered, it was out in time, and everything it said 2xx to has its end after the next start.
 */
public final class StopDrill {

    private static final int SENDERS = 6;
    private static final int LARGE_AT_ONCE = 60;
    private static final Duration OUT_WITHIN = Duration.ofSeconds(45);
    private static final Set<Integer> GOOD_ANSWERS = Set.of(202, 503);
    private static final Set<String> ENDS = Set.of("processed", "stale", "duplicate", "parked", "kept");

    private final Path home;
    private final int stops;
    private final AtomicLong nextOrder = new AtomicLong(1_000_000);
    private final Collection<String> accepted = new ConcurrentLinkedQueue<>();
    private final Collection<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unheard = new AtomicLong();

    public StopDrill(Path home, int stops) {
        this.home = home;
        this.stops = stops;
    }

    /** What was promised and not kept; empty when all is well. */
    public record Verdict(int accepted, long refused, int stops, List<String> broken) {

        @Override
        public String toString() {
            return (broken.isEmpty() ? "KEPT" : "BROKEN") + ": " + stops + " stops, " + accepted + " accepted, "
                    + refused + " answered 503"
                    + (broken.isEmpty() ? "" : System.lineSeparator() + String.join(System.lineSeparator(), broken));
        }
    }

    public Verdict run() throws IOException, InterruptedException {
        try (HubProcess hub = new HubProcess(home, Map.of())) {
            hub.start(Map.of());
            hub.awaitUp();
            int created =
                    hub.post("/api/v1/accounts", ShopifyShop.account("acme")).statusCode();
            if (created != 201) {
                throw new IllegalStateException("account: " + created + " (expected: 201)");
            }
            flood(hub);
            for (int stop = 0; stop < stops; stop++) {
                stopUnderLoad(hub);
                hub.start(Map.of());
                hub.awaitUp();
            }
            accepted.forEach(message -> endOf(hub, message));
            return new Verdict(accepted.size(), refused.get(), stops, List.copyOf(broken));
        }
    }

    /** More than fits into memory: what has no room is refused, and nothing runs out. */
    private void flood(HubProcess hub) throws IOException, InterruptedException {
        byte[] large = new byte[9_000_000];
        Arrays.fill(large, (byte) ' ');
        large[0] = '{';
        large[large.length - 1] = '}';
        CountDownLatch together = new CountDownLatch(1);
        AtomicLong turnedAway = new AtomicLong();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < LARGE_AT_ONCE; i++) {
            Delivery delivery = new Delivery("large-" + i, "products/create", large);
            senders.add(started("large-" + i, () -> {
                awaitQuietly(together);
                try (BareSender sender = new BareSender(hub.port(), false)) {
                    if (!judge(sender.send("acme", delivery), "a large body", outcome -> false)) {
                        turnedAway.incrementAndGet();
                    }
                }
            }));
        }
        together.countDown();
        for (Thread sender : senders) {
            sender.join();
        }
        if (turnedAway.get() == 0) {
            broken.add("flood: " + LARGE_AT_ONCE + " large bodies at once, none refused (expected: some 503)");
        }
        if (!hub.isAlive() || Files.readString(hub.log()).contains("OutOfMemoryError")) {
            broken.add("flood: the hub ran out of memory");
        }
    }

    private void stopUnderLoad(HubProcess hub) throws InterruptedException {
        AtomicBoolean sending = new AtomicBoolean(true);
        List<Thread> senders = new ArrayList<>();
        long before = accepted.size();
        unheard.set(0);
        for (int i = 0; i < SENDERS; i++) {
            boolean keepsAlive = i % 2 == 0;
            senders.add(started("sender-" + i, () -> sendWhile(sending, hub.port(), keepsAlive)));
        }
        Awaitility.await("load").atMost(Duration.ofMinutes(1)).until(() -> accepted.size() >= before + 100);
        Instant told = Instant.now();
        hub.terminate();
        int exit = hub.awaitEnd(OUT_WITHIN.plusSeconds(60));
        Duration took = Duration.between(told, Instant.now());
        sending.set(false);
        for (Thread sender : senders) {
            sender.join();
        }
        if (took.compareTo(OUT_WITHIN) > 0) {
            broken.add("stop: took " + took + " (expected: at most " + OUT_WITHIN + ")");
        }
        if (exit != 143 && exit != 0) {
            broken.add("stop: exit code " + exit + " (expected: 143 or 0)");
        }
    }

    private void sendWhile(AtomicBoolean sending, int port, boolean keepsAlive) {
        try (BareSender sender = new BareSender(port, keepsAlive)) {
            while (sending.get()) {
                Delivery order =
                        ShopifyShop.order(nextOrder.incrementAndGet(), List.of(new Line("SKU-1", 1)), Instant.now());
                judge(
                        sender.send("acme", order),
                        keepsAlive ? "kept-alive connection" : "connection",
                        this::neverLetIn);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /** The port closes once: each sender can meet that moment once, and finds nobody listening ever after. */
    private boolean neverLetIn(Outcome outcome) {
        return outcome instanceof Outcome.Refused
                || outcome instanceof Outcome.Unheard && unheard.incrementAndGet() <= SENDERS;
    }

    /** @return whether it was accepted */
    private boolean judge(Outcome outcome, String what, Predicate<Outcome> fine) {
        if (outcome instanceof Outcome.Answered answer && GOOD_ANSWERS.contains(answer.status())) {
            if (answer.status() == 202) {
                accepted.add(answer.headers().get("x-message-id"));
                return true;
            }
            refused.incrementAndGet();
            return false;
        }
        if (!fine.test(outcome)) {
            broken.add(what + ": " + outcome + " (expected: 202 or 503)");
        }
        return false;
    }

    private void endOf(HubProcess hub, String message) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(50))
                    .pollDelay(Duration.ZERO)
                    .until(() -> ENDS.contains(state(hub.get("/api/v1/messages/" + message))));
        } catch (org.awaitility.core.ConditionTimeoutException noEnd) {
            broken.add("message " + message + ": accepted and never ended");
        }
    }

    private static String state(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body()).path("state").asText();
    }

    private static Thread started(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        return thread;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
