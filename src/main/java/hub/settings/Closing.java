package hub.settings;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first step of a stop. Long work ends and goes on after the next start; the doors stay open a little longer, since
 * whoever spreads the load needs a moment to hear that this instance is not ready any more. Then the web server lets its last
 * requests out, the flows end what they have in hand, and broker and database go last.
 */
@Component
public class Closing implements SmartLifecycle {

    private final Duration doorsStayOpen;
    private volatile boolean begun;
    private volatile boolean running;

    public Closing(@Value("${hub.doors-stay-open:PT2S}") Duration doorsStayOpen) {
        this.doorsStayOpen = doorsStayOpen;
    }

    public boolean hasBegun() {
        return begun;
    }

    @EventListener(ContextClosedEvent.class)
    void begin() {
        begun = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        CompletableFuture.delayedExecutor(doorsStayOpen.toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which Spring stops 1024 below the highest phase. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
