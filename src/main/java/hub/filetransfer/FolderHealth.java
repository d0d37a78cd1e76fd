package hub.filetransfer;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Files that wait and runs that failed are something to know, never a hub that is down. It tells what was seen last: while
 * the database is silent, nobody who asks for health should wait for it once more.
 */
@Component("filesHealthIndicator")
class FolderHealth implements HealthIndicator {

    private static final int NAMED = 20;

    private final FolderState folder;
    private final ScheduleStore schedules;
    private volatile List<String> failing = List.of();

    FolderHealth(FolderState folder, ScheduleStore schedules) {
        this.folder = folder;
        this.schedules = schedules;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        folder.troubles().values().forEach(one -> up.withDetail(one.code(), one));
        List<String> seen = failing;
        return seen.isEmpty() ? up.build() : up.withDetail("schedules", seen).build();
    }

    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        try {
            failing = schedules.failing(NAMED).stream()
                    .map(one -> one.id() + ": " + one.last().code())
                    .toList();
        } catch (DataAccessException away) {
            // The database's own indicator tells of it.
            failing = List.of();
        }
    }
}
