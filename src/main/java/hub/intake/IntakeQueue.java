package hub.intake;

import hub.problem.Problem;
import hub.settings.HubSettings;
import hub.store.DataFolder;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Room for one more message: a journal on a full disk would hang the sender instead of refusing. */
@Component("intakeQueue")
public class IntakeQueue {

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final HubSettings settings;
    private final DataFolder folder;
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY;
    private volatile boolean room = true;

    IntakeQueue(HubSettings settings, DataFolder folder) {
        this.settings = settings;
        this.folder = folder;
    }

    public void checkRoom() {
        if (!hasRoom()) {
            throw new Problem(503, "broker_unavailable", "the broker's disk is full", List.of());
        }
    }

    public boolean hasRoom() {
        if (!settings.embeddedBroker()) {
            return true;
        }
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_EVERY) {
            room = folder.path().toFile().getUsableSpace()
                    >= settings.broker().minFreeDisk().toBytes();
            lookedAt = now;
        }
        return room;
    }
}
