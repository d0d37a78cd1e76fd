package hub.filetransfer;

import java.time.Instant;
import java.util.UUID;

/**
 * Files that come or go by themselves.
 *
 * @param cron when, as Quartz writes it; null for a folder, which is watched
 * @param zone of the calendar; null without one
 * @param nextAt null where nothing is due: watched or paused
 * @param last null before the first run
 */
public record FileSchedule(
        UUID id,
        String name,
        Place place,
        Task task,
        String cron,
        String zone,
        boolean active,
        Instant nextAt,
        LastRun last,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        long version) {

    /**
     * @param files taken or sent
     * @param code why it did not come to its end; null where it did
     */
    public record LastRun(Instant at, int files, String code, String detail) {}

    public boolean isImport() {
        return task instanceof Task.Import;
    }
}
