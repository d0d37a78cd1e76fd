package bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Open loop: every request has its moment, and its time counts from there, however late it could be sent. */
final class AckLatency {

    private static final int PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UPS_AT_MOST = 30;
    private static final int SECONDS = 30;
    private static final int CONNECTIONS = 64;

    private AckLatency() {}

    static void measure(MeasuredHub hub, Figures figures) throws Exception {
        hub.work();
        hub.feed();
        BenchOrders orders = new BenchOrders(3);
        figures.say("ack_warm_up_s", warmUp(hub, orders));
        long[] latencies = run(hub.port(), orders.requests(PER_SECOND * SECONDS, 3));
        java.util.Arrays.sort(latencies);
        figures.say("ack_p50_200_ms", latencies[latencies.length / 2] / 1e6);
        figures.say("ack_p99_200_ms", latencies[latencies.length * 99 / 100] / 1e6);
    }

    /** A hub runs for weeks: measured is one whose code is compiled, not one that shares its cores with the compiler. */
    private static int warmUp(MeasuredHub hub, BenchOrders orders) throws InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        for (int round = 1; round < WARM_UPS_AT_MOST; round++) {
            long before = compiler.getTotalCompilationTime();
            run(hub.port(), orders.requests(PER_SECOND * WARM_UP_SECONDS, 3));
            if (compiler.getTotalCompilationTime() - before < WARM_UP_SECONDS * 1000 / 10) {
                return round * WARM_UP_SECONDS;
            }
        }
        return WARM_UPS_AT_MOST * WARM_UP_SECONDS;
    }

    private static long[] run(int port, List<byte[]> requests) throws InterruptedException {
        AtomicLongArray latencies = new AtomicLongArray(requests.size());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(requests.size());
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        long start = System.nanoTime() + 500_000_000L;
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.submit(() -> {
                try (Wire wire = new Wire(port)) {
                    for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                        long due = start + n * 1_000_000_000L / PER_SECOND;
                        LockSupport.parkNanos(due - System.nanoTime());
                        if (wire.send(requests.get(n)) / 100 != 2) {
                            refused.incrementAndGet();
                        }
                        latencies.set(n, System.nanoTime() - due);
                        done.countDown();
                    }
                }
                return null;
            });
        }
        boolean all = done.await(5, java.util.concurrent.TimeUnit.MINUTES);
        senders.shutdownNow();
        if (!all || refused.get() > 0) {
            throw new IllegalStateException(
                    "answers: " + done.getCount() + " missing, " + refused + " refused (expected: all 2xx)");
        }
        long[] result = new long[requests.size()];
        java.util.Arrays.setAll(result, latencies::get);
        return result;
    }
}
