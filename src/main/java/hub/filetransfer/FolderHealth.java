package hub.filetransfer;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Files that wait and runs that failed are something to know, never a hub that is down. */
@Component("filesHealthIndicator")
class FolderHealth implements HealthIndicator {

    private static final int NAMED = 20;

    private final FolderState folder;
    private final ScheduleStore schedules;

    FolderHealth(FolderState folder, ScheduleStore schedules) {
        this.folder = folder;
        this.schedules = schedules;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        folder.troubles().values().forEach(one -> up.withDetail(one.code(), one));
        List<String> failing = failing();
        return failing.isEmpty()
                ? up.build()
                : up.withDetail("schedules", failing).build();
    }

    private List<String> failing() {
        try {
            return schedules.failing(NAMED).stream()
                    .map(one -> one.id() + ": " + one.last().code())
                    .toList();
        } catch (RuntimeException databaseAway) {
            return List.of();
        }
    }
}
