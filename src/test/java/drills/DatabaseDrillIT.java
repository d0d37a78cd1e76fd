package drills;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import drills.ShopifyShop.Line;
import hub.it.PostgresHub;
import hub.it.RunningHub;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The short form of {@code ops/drills/database}: the database refuses, then is silent, while orders keep coming. */
class DatabaseDrillIT {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("drill.seconds", 10));
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final int COUNTED = 100_000;
    private static final int SENDERS = 2;

    private record Taken(String message, long order) {}

    private final AtomicLong numbers = new AtomicLong(1000);
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean sending = true;

    @Test
    void while_the_database_is_away_webhooks_are_taken_and_worked_off_afterwards() throws Exception {
        try (PostgresHub store = new PostgresHub();
                FaultyLine line = new FaultyLine(store.port());
                RunningHub hub = RunningHub.start(store.through(line.port()))) {
            hub.post("/api/v1/accounts", ShopifyShop.account("away"));
            hub.count("AWAY-1", COUNTED);
            List<Thread> senders = senders(hub);
            await("the load runs").until(() -> taken.size() > 10);

            line.refuse();
            int away = whileAway(hub, "refuses");
            line.heal();
            worksAgain(hub);
            line.fallSilent();
            away += whileAway(hub, "is silent");
            line.heal();
            worksAgain(hub);

            sending = false;
            for (Thread sender : senders) {
                sender.join();
            }
            judge(hub);
            System.out.println((broken.isEmpty() ? "KEPT" : "BROKEN") + ": database away twice for " + AWAY.toSeconds()
                    + " s, " + taken.size() + " accepted, " + away + " of them meanwhile");
            assertThat(broken).isEmpty();
            assertThat(away).as("webhooks accepted without a database").isPositive();
        }
    }

    private List<Thread> senders(RunningHub hub) {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            ShopifyShop shop = new ShopifyShop(hub.url(""));
            Thread sender = new Thread(() -> sendUntilStopped(shop), "sender-" + i);
            sender.start();
            senders.add(sender);
        }
        return senders;
    }

    private void sendUntilStopped(ShopifyShop shop) {
        while (sending) {
            long order = numbers.incrementAndGet();
            Instant asked = Instant.now();
            String message = shop.send("away", ShopifyShop.order(order, List.of(new Line("AWAY-1", 1)), Instant.now()));
            if (message == null || late(asked)) {
                broken.add("webhook of order " + order + ": " + message + " after " + since(asked));
            }
            if (message != null) {
                taken.add(new Taken(message, order));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Doors that need the database say so in time; whoever looks after the hub sees why; intake goes on. */
    private int whileAway(RunningHub hub, String how) {
        int before = taken.size();
        Instant end = Instant.now().plus(AWAY);
        // Statements under way when the line was cut may still be answered or given up.
        await("it is noticed").until(() -> hub.get("/api/v1/orders").statusCode() == 503);
        for (int n = 0; Instant.now().isBefore(end); n++) {
            refused(how, () -> hub.get("/api/v1/orders"));
            int number = n;
            refused(how, () -> hub.post("/api/v1/imports?format=csv&mapping=stock-count", "sku,quantity\nAWAY-1,1\n"));
            refused(how, () -> hub.post("/api/v1/app/orders", appOrder(how + number), "Idempotency-Key", how + number));
            Instant asked = Instant.now();
            HttpResponse<String> health = hub.get("/actuator/health");
            if (health.statusCode() != 503
                    || !tree(health).at("/components/db/status").asText().equals("DOWN")
                    || late(asked)) {
                broken.add("health while the database " + how + ": " + health.statusCode() + " after " + since(asked));
            }
            for (String probe : List.of("liveness", "readiness")) {
                int status = hub.get("/actuator/health/" + probe).statusCode();
                if (status != 200) {
                    broken.add(probe + " while the database " + how + ": " + status + " (expected: 200)");
                }
            }
        }
        return taken.size() - before;
    }

    private void refused(String how, java.util.function.Supplier<HttpResponse<String>> call) {
        Instant asked = Instant.now();
        HttpResponse<String> answer = call.get();
        boolean named = answer.statusCode() == 503
                && tree(answer).path("code").asText().equals("database_unavailable")
                && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0;
        if (!named || late(asked)) {
            broken.add("answer while the database " + how + ": " + answer.statusCode() + " " + answer.body() + " after "
                    + since(asked));
        }
    }

    private static void worksAgain(RunningHub hub) {
        await("the database is back").until(() -> hub.get("/actuator/health").statusCode() == 200);
    }

    /** Every 202 has its end, none has an effect twice, and stock is what was counted less what was sold. */
    private void judge(RunningHub hub) {
        Set<String> ends = Set.of("processed", "stale");
        for (Taken one : taken) {
            await("message " + one.message() + " of order " + one.order() + " has its end")
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            () -> tree(hub.get("/api/v1/messages/" + one.message()))
                                    .path("state")
                                    .asText(),
                            ends::contains);
            int orders = hub.json("/api/v1/orders?account=away&externalId=" + one.order())
                    .path("items")
                    .size();
            if (orders != 1) {
                broken.add("order " + one.order() + ": " + orders + " (expected: 1)");
            }
        }
        assertThat(hub.stock("AWAY-1").path("reserved").decimalValue())
                .isEqualByComparingTo(String.valueOf(taken.size()));
        assertThat(hub.stock("AWAY-1").path("available").decimalValue())
                .isEqualByComparingTo(String.valueOf(COUNTED - taken.size()));
    }

    private static boolean late(Instant asked) {
        return since(asked).compareTo(IN_TIME) > 0;
    }

    private static Duration since(Instant asked) {
        return Duration.between(asked, Instant.now());
    }

    private static String appOrder(String externalId) {
        return """
                {"externalId":"%s","app":"shopping","placedAt":"2026-11-23T10:00:00Z","currency":"EUR",
                 "lines":[{"sku":"AWAY-2","name":"Shirt","quantity":1,"unitPrice":"9.90"}]}""".formatted(externalId);
    }
}
