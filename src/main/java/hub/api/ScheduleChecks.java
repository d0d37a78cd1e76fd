package hub.api;

import hub.exchange.Format;
import hub.filetransfer.Calendar;
import hub.filetransfer.Credentials;
import hub.filetransfer.FileSchedule;
import hub.filetransfer.Place;
import hub.filetransfer.Task;
import hub.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads a schedule's body, which says all of it; only credentials may be left out where the server stays the same. */
@Component
class ScheduleChecks {

    /** @param credentials null where they stay, or where none are needed */
    record Read(FileSchedule schedule, Credentials credentials) {}

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CRON = 120;

    private final ImportChecks imports;
    private final ExportChecks exports;
    private final Clock clock;

    ScheduleChecks(ImportChecks imports, ExportChecks exports, Clock clock) {
        this.imports = imports;
        this.exports = exports;
        this.clock = clock;
    }

    /** @param held null where it is new. @throws hub.problem.Problem 422 with every fault */
    Read imported(ScheduleBody body, FileSchedule held) {
        FieldChecks checks = new FieldChecks();
        Format format = body.format() == null ? null : imports.format(checks, "/format", body.format());
        String mapping = imports.mapping(checks, "/mapping", body.mapping());
        imports.account(checks, "/account", body.account(), mapping);
        PlaceChecks places = new PlaceChecks(checks, "/source");
        Place place = places.read(body.source(), true);
        boolean folder = place instanceof Place.Folder;
        if (folder && body.cron() != null) {
            checks.fault("/cron", "stated (expected: none, because a folder is watched)");
        }
        return read(body, held, checks, places, place, new Task.Import(format, mapping, body.account()), !folder);
    }

    /** @param held null where it is new. @throws hub.problem.Problem 422 with every fault, 403 for what the caller may not read */
    Read exported(ScheduleBody body, FileSchedule held) {
        FieldChecks checks = new FieldChecks();
        Format format = imports.format(checks, "/format", body.format());
        Task.Export task = exports.task(checks, body, format);
        PlaceChecks places = new PlaceChecks(checks, "/target");
        Place place = places.read(body.target(), false);
        return read(body, held, checks, places, place, task, true);
    }

    private Read read(
            ScheduleBody body,
            FileSchedule held,
            FieldChecks checks,
            PlaceChecks places,
            Place place,
            Task task,
            boolean onCalendar) {
        String name = checks.text("/name", body.name(), LONGEST_NAME);
        String zone = onCalendar ? zone(checks, body.zone()) : null;
        String cron = onCalendar ? cron(checks, body.cron(), zone) : null;
        boolean sameServer = held != null && place instanceof Place.Sftp sftp && !sftp.isAnotherServer(held.place());
        Credentials credentials =
                place instanceof Place.Sftp ? places.credentials(body.credentials(), !sameServer) : null;
        if (body.status() != null
                && !body.status().equals("active")
                && !body.status().equals("paused")) {
            checks.fault("/status", "unknown (expected: active or paused)");
        }
        checks.done();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Read(
                new FileSchedule(
                        held == null ? UUID.randomUUID() : held.id(),
                        name,
                        place,
                        task,
                        cron,
                        zone,
                        !"paused".equals(body.status()),
                        null,
                        null,
                        held == null ? now : held.createdAt(),
                        held == null ? Caller.current().name() : held.createdBy(),
                        now,
                        held == null ? 1 : held.version()),
                credentials);
    }

    private static String zone(FieldChecks checks, String stated) {
        String zone = stated == null ? "UTC" : stated;
        if (!Calendar.isZone(zone)) {
            checks.fault("/zone", "unknown (expected: a zone such as Europe/Berlin)");
            return null;
        }
        return zone;
    }

    private String cron(FieldChecks checks, String stated, String zone) {
        String cron = checks.text("/cron", stated, LONGEST_CRON);
        if (cron == null || zone == null) {
            return cron;
        }
        if (!Calendar.isCron(cron)) {
            checks.fault("/cron", "not understood (expected: as Quartz writes it, 0 30 6 * * ?)");
        } else if (Calendar.next(cron, zone, clock.instant()).isEmpty()) {
            checks.fault("/cron", "never comes (expected: a time to come)");
        }
        return cron;
    }
}
