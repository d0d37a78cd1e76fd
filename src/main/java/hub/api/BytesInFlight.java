package hub.api;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be in memory at once, all requests together. */
final class BytesInFlight {

    private final long most;
    private final AtomicLong now = new AtomicLong();

    BytesInFlight(long most) {
        this.most = most;
    }

    /** @return false when they do not fit; nothing is taken then */
    boolean take(long bytes) {
        if (now.addAndGet(bytes) <= most) return true;
        now.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        now.addAndGet(-bytes);
    }

    long now() {
        return now.get();
    }
}
