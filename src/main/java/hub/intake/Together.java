package hub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Many wait for the same disk at once: whoever comes first takes along all that wait, and one word of the broker serves
 * them all. Alone nobody waits for company.
 */
final class Together {

    /** So that one failure, and the memory of one group, has its bounds. */
    private static final int MOST = 64;

    private static final long MOST_BYTES = 1024L * 1024;

    private final Consumer<List<byte[]>> sending;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();

    /** @param sending returns when all of them are safe, throws when any may not be */
    Together(Consumer<List<byte[]>> sending) {
        this.sending = sending;
    }

    /** Returns when {@code bytes} are safe; throws what the sending threw. */
    void put(byte[] bytes) {
        Waiting own = new Waiting(bytes);
        waiting.add(own);
        if (led.compareAndSet(false, true)) {
            own.leads = true;
        }
        while (own.leads || !own.done) {
            if (own.leads) {
                own.leads = false;
                lead();
            } else {
                own.await();
            }
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    int waiting() {
        return waiting.size();
    }

    /** One that another leader served just before leads an empty group: it only hands the turn on. */
    private void lead() {
        List<Waiting> group = next();
        if (group.isEmpty()) {
            handOver();
            return;
        }
        try {
            sending.accept(group.stream().map(one -> one.bytes).toList());
            group.forEach(one -> one.end(null));
        } catch (RuntimeException failure) {
            // Those who came meanwhile would only find out the same, one group's patience later.
            for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
                group.add(one);
            }
            group.forEach(one -> one.end(failure));
        } finally {
            group.forEach(one -> one.end(new IllegalStateException("broken off: sending (expected: an answer)")));
            handOver();
        }
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        long bytes = 0;
        for (Waiting one = waiting.peek(); one != null && fits(group, bytes, one); one = waiting.peek()) {
            bytes += one.bytes.length;
            group.add(waiting.poll());
        }
        return group;
    }

    private static boolean fits(List<Waiting> group, long bytes, Waiting one) {
        return group.isEmpty() || group.size() < MOST && bytes + one.bytes.length <= MOST_BYTES;
    }

    /** Whoever came while nobody looked is found, or leads by himself. */
    private void handOver() {
        Waiting next = waiting.peek();
        while (next == null) {
            led.set(false);
            if (waiting.isEmpty() || !led.compareAndSet(false, true)) {
                return;
            }
            next = waiting.peek();
        }
        next.lead();
    }

    private static final class Waiting {

        private final byte[] bytes;
        private final Thread thread = Thread.currentThread();
        private volatile boolean leads;
        private volatile boolean done;
        private RuntimeException failure;

        Waiting(byte[] bytes) {
            this.bytes = bytes;
        }

        void await() {
            boolean interrupted = false;
            while (!done && !leads) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
        }

        void lead() {
            leads = true;
            LockSupport.unpark(thread);
        }

        /** The first end counts. */
        void end(RuntimeException why) {
            if (!done) {
                failure = why;
                done = true;
                LockSupport.unpark(thread);
            }
        }
    }
}
