package hub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Many wait for the same disk at once: whoever comes first takes along all that wait, and one word of the broker serves
 * them all. Alone nobody waits for company.
 */
final class Together<T> {

    /** So that one failure, and the memory of one group, has its bounds. */
    private static final int MOST = 64;

    private static final long MOST_BYTES = 1024L * 1024;

    private final Consumer<List<T>> sending;
    private final ToIntFunction<T> size;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();

    /**
     * @param sending returns when all of them are safe, throws when any may not be
     * @param size of one, in bytes
     */
    Together(Consumer<List<T>> sending, ToIntFunction<T> size) {
        this.sending = sending;
        this.size = size;
    }

    /** Returns when the message is safe; throws what the sending threw. */
    void put(T message) {
        Waiting<T> own = new Waiting<>(message);
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
        List<Waiting<T>> group = next();
        if (group.isEmpty()) {
            handOver();
            return;
        }
        try {
            sending.accept(group.stream().map(one -> one.message).toList());
            group.forEach(one -> one.end(null));
        } catch (RuntimeException failure) {
            // Those who came meanwhile would only find out the same, one group's patience later.
            for (Waiting<T> one = waiting.poll(); one != null; one = waiting.poll()) {
                group.add(one);
            }
            group.forEach(one -> one.end(failure));
        } finally {
            group.forEach(one -> one.end(new IllegalStateException("broken off: sending (expected: an answer)")));
            handOver();
        }
    }

    private List<Waiting<T>> next() {
        List<Waiting<T>> group = new ArrayList<>();
        long bytes = 0;
        for (Waiting<T> one = waiting.peek(); one != null && fits(group, bytes, one); one = waiting.peek()) {
            bytes += size.applyAsInt(one.message);
            group.add(waiting.poll());
        }
        return group;
    }

    private boolean fits(List<Waiting<T>> group, long bytes, Waiting<T> one) {
        return group.isEmpty() || group.size() < MOST && bytes + size.applyAsInt(one.message) <= MOST_BYTES;
    }

    /** Whoever came while nobody looked is found, or leads by himself. */
    private void handOver() {
        Waiting<T> next = waiting.peek();
        while (next == null) {
            led.set(false);
            if (waiting.isEmpty() || !led.compareAndSet(false, true)) {
                return;
            }
            next = waiting.peek();
        }
        next.lead();
    }

    private static final class Waiting<T> {

        private final T message;
        private final Thread thread = Thread.currentThread();
        private volatile boolean leads;
        private volatile boolean done;
        private RuntimeException failure;

        Waiting(T message) {
            this.message = message;
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
