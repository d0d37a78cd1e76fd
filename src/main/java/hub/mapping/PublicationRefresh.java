package hub.mapping;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes over what other replicas publish. */
@Component
class PublicationRefresh implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationRefresh.class);
    private static final int SECONDS = 5;

    private final MappingLibrary library;
    private volatile ScheduledExecutorService timer;

    PublicationRefresh(MappingLibrary library) {
        this.library = library;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "mapping-refresh");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::refresh, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** While the database is away, what runs goes on running. */
    private void refresh() {
        try {
            library.refresh();
        } catch (RuntimeException e) {
            LOG.warn("mapping publications not read: {}", e.getMessage());
        }
    }
}
