package hub.filetransfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is due by the calendars, one instance each. */
@Component("fileTransfers")
public class FileTransfers {

    private static final Logger LOG = LoggerFactory.getLogger(FileTransfers.class);
    /** After it a killed instance's turn is over; a second one beside a living one doubles nothing. */
    private static final Duration TURN = Duration.ofMinutes(30);

    private final ScheduleStore schedules;
    private final SftpPulls pulls;
    private final ExportSending exports;
    private final Silences silences;
    private final Clock clock;

    FileTransfers(ScheduleStore schedules, SftpPulls pulls, ExportSending exports, Silences silences, Clock clock) {
        this.schedules = schedules;
        this.pulls = pulls;
        this.exports = exports;
        this.silences = silences;
        this.clock = clock;
    }

    /** Those whose turn this instance has now. */
    public List<FileSchedule> due() {
        Instant now = now();
        List<FileSchedule> mine = new ArrayList<>();
        for (FileSchedule one : schedules.due(now)) {
            Instant next = one.cron() == null
                    ? null
                    : Calendar.next(one.cron(), one.zone(), now).orElse(null);
            if (schedules.claim(one, next, now.plus(TURN), now)) {
                mine.add(one);
            }
        }
        return mine;
    }

    /** Whatever happens is said on the schedule, and its next run is another chance. */
    public void run(FileSchedule one) {
        Patience patience = silences.begin();
        PullRun run = new PullRun(one, patience);
        try {
            transfer(run);
        } catch (Exception failure) {
            run.met(Trouble.of(failure));
        } finally {
            if (silences.end(patience)) {
                run.lost();
            }
        }
        Trouble met = run.trouble();
        if (met != null) {
            LOG.warn("file schedule {}: {}: {}", one.id(), met.code(), met.detail());
        }
        schedules.finished(
                one.id(),
                new FileSchedule.LastRun(
                        now(), run.files(), met == null ? null : met.code(), met == null ? null : met.detail()));
    }

    private void transfer(PullRun run) throws Exception {
        FileSchedule one = run.schedule();
        Credentials credentials = schedules.credentials(one.id()).orElse(null);
        if (!one.isImport()) {
            exports.send(run, credentials);
        } else if (one.place() instanceof Place.Sftp server) {
            pulls.look(run, server, credentials);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
