package hub.filetransfer;

import hub.store.DatabaseAway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the watched folder is looked at now: by one instance at a time, and not while nothing could be stored. */
@Component("folderTurn")
class FolderTurn implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTurn.class);
    private static final String TURN = "import-folder";
    private static final Duration REST = Duration.ofSeconds(10);

    private final Turns turns;
    private final FolderRules rules;
    private final TakenFiles taken;
    private final FolderState state;
    private final Clock clock;
    private final Path folder;
    private volatile Instant restsUntil = Instant.MIN;

    FolderTurn(
            Turns turns,
            FolderRules rules,
            TakenFiles taken,
            FolderState state,
            Clock clock,
            @Value("${hub.files.folder:}") String folder) {
        this.turns = turns;
        this.rules = rules;
        this.taken = taken;
        this.state = state;
        this.clock = clock;
        this.folder = Path.of(folder);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (clock.instant().isBefore(restsUntil)) {
            return false;
        }
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            trouble("folder_unreadable", "no folder, or not readable (expected: a folder the hub can read)");
            return false;
        }
        try {
            if (!turns.hold(TURN)) {
                return false;
            }
            rules.refresh();
        } catch (RuntimeException failure) {
            trouble(
                    DatabaseAway.isTold(failure) ? "database_unavailable" : "internal_error",
                    failure.getClass().getSimpleName());
            return false;
        }
        taken.forgetGone();
        state.begin();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int files) {
        state.end();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
        trouble("folder_unreadable", cause.getClass().getSimpleName());
        return false;
    }

    /** Nothing can be stored: what lies there stays, and is looked at again a little later. */
    void rest() {
        restsUntil = clock.instant().plus(REST);
    }

    private void trouble(String code, String detail) {
        if (state.trouble(code).isEmpty()) {
            LOG.warn("import folder: {}: {}", code, detail);
        }
        state.only(code, detail);
        rest();
    }
}
