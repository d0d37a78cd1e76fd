package bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Sends over many connections as fast as it is answered. */
final class Burst {

    static final int CONNECTIONS = 32;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Burst() {}

    /** Sends each once. */
    static void once(int port, List<byte[]> requests) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        send(port, requests, next, () -> begun.getAndIncrement() < requests.size());
    }

    /**
     * @param perSecond answers with 2xx
     * @param cpuMicros of the whole process for one answer, the sender's included: says more than the rate where the
     *     machine has other work
     */
    record Pace(double perSecond, double cpuMicros) {}

    static Pace pace(int port, List<byte[]> requests, int seconds) {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        int accepted = send(port, requests, new AtomicInteger(), () -> System.nanoTime() < end);
        return new Pace(
                accepted * 1e9 / (System.nanoTime() - start), (PROCESS.getProcessCpuTime() - cpu) / 1e3 / accepted);
    }

    private static int send(int port, List<byte[]> requests, AtomicInteger next, BooleanSupplier more) {
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                sent.add(senders.submit(() -> sender(port, requests, next, more)));
            }
            int accepted = 0;
            for (Future<Integer> one : sent) {
                accepted += one.get();
            }
            return accepted;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            senders.shutdownNow();
        }
    }

    private static int sender(int port, List<byte[]> requests, AtomicInteger next, BooleanSupplier more)
            throws IOException {
        int accepted = 0;
        try (Wire wire = new Wire(port)) {
            while (more.getAsBoolean()) {
                int status = wire.send(requests.get(next.getAndIncrement() % requests.size()));
                if (status / 100 != 2) {
                    throw new IllegalStateException("status: " + status + " (expected: 2xx)");
                }
                accepted++;
            }
        }
        return accepted;
    }
}
