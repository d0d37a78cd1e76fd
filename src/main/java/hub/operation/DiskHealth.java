package hub.operation;

import hub.settings.HubSettings;
import hub.store.DataFolder;
import java.nio.file.Files;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the data folder's disk can be written and has room. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

    private final DataFolder folder;
    private final HubSettings settings;

    DiskHealth(DataFolder folder, HubSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    @Override
    public Health health() {
        if (!Files.isWritable(folder.path())) {
            return Health.down()
                    .withDetail("disk", "cannot be written (expected: a data folder the hub can write)")
                    .build();
        }
        long free = folder.path().toFile().getUsableSpace();
        long least = settings.broker().minFreeDisk().toBytes();
        Health.Builder health = free >= least ? Health.up() : Health.down();
        return health.withDetail("free", free).withDetail("expected", least).build();
    }
}
