package hub.filetransfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long one run bears a server's silence. Then its thread is woken, which ends every wait of the SSH library. */
final class Patience {

    private final Thread thread = Thread.currentThread();
    private final Clock clock;
    private final Duration most;
    private Instant heard;
    private boolean listening = true;
    private boolean lost;

    /** Begins for the thread that calls it. */
    Patience(Clock clock, Duration most) {
        this.clock = clock;
        this.most = most;
        this.heard = clock.instant();
    }

    /** The server said something. */
    synchronized void heard() {
        heard = clock.instant();
    }

    /** Until {@link #listens}, the thread does work of its own that nobody may wake it from. */
    synchronized void works() {
        listening = false;
        if (lost) {
            Thread.interrupted();
        }
    }

    synchronized void listens() {
        listening = true;
        heard = clock.instant();
    }

    /** Asked from another thread, again and again: the library swallows some of it. */
    synchronized void look() {
        if (listening && clock.instant().isAfter(heard.plus(most))) {
            lost = true;
            thread.interrupt();
        }
    }

    /** @return whether it was lost */
    synchronized boolean end() {
        listening = false;
        if (lost) {
            // Its work is done; whoever uses the thread next is not meant.
            Thread.interrupted();
        }
        return lost;
    }
}
