package hub.mapping;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Takes over what other replicas publish and, while developing (profile {@code dev}), what changed in the files. */
@Component
class PublicationRefresh implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationRefresh.class);
    private static final int SECONDS = 3;

    private final MappingLibrary library;
    private final boolean readsFilesAgain;
    private volatile ScheduledExecutorService timer;
    private String trouble = "";

    PublicationRefresh(MappingLibrary library, Environment environment) {
        this.library = library;
        this.readsFilesAgain = environment.acceptsProfiles(Profiles.of("dev"));
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

    /** While the database is away or a file is wrong, what runs goes on running. */
    private void refresh() {
        try {
            if (readsFilesAgain) {
                library.reload();
            }
            library.refresh();
            trouble = "";
        } catch (RuntimeException e) {
            // Said once, not every few seconds until it is mended.
            if (!trouble.equals(String.valueOf(e.getMessage()))) {
                trouble = String.valueOf(e.getMessage());
                LOG.warn("mappings stay as they are: {}", trouble);
            }
        }
    }
}
