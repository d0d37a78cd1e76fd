package hub.filetransfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with schedules of files: make, change, delete, run at once. Each deed is audited, without credentials. */
@Component
public class ScheduleDesk {

    private final ScheduleStore schedules;
    private final AuditLog audit;
    private final Clock clock;

    ScheduleDesk(ScheduleStore schedules, AuditLog audit, Clock clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<FileSchedule> find(UUID id) {
        return schedules.find(id);
    }

    /** In the order of ids. */
    public List<FileSchedule> after(boolean imports, UUID id, int most) {
        return schedules.after(imports, id, most);
    }

    /** Whether the hub can sign in where this one's files lie. */
    public boolean hasCredentials(UUID id) {
        return schedules.credentials(id).isPresent();
    }

    /** @param credentials null for a folder */
    @Transactional
    public FileSchedule create(FileSchedule wanted, Credentials credentials) {
        schedules.add(due(wanted), credentials);
        record("create", wanted, null, words(wanted));
        return find(wanted.id()).orElseThrow();
    }

    /**
     * @param credentials null where they stay
     * @return empty when somebody else changed it meanwhile
     */
    @Transactional
    public Optional<FileSchedule> change(FileSchedule before, FileSchedule wanted, Credentials credentials) {
        Credentials kept = credentials != null || wanted.place() instanceof Place.Folder
                ? credentials
                : schedules.credentials(wanted.id()).orElse(null);
        if (!schedules.change(due(wanted), kept)) {
            return Optional.empty();
        }
        record("change", wanted, words(before), words(wanted) + (credentials == null ? "" : " credentials changed"));
        return find(wanted.id());
    }

    @Transactional
    public void delete(FileSchedule one) {
        schedules.delete(one.id());
        record("delete", one, words(one), null);
    }

    /** Due at once; one that is paused stays paused. */
    @Transactional
    public void run(FileSchedule one) {
        schedules.dueNow(one.id(), now());
        record("run", one, null, words(one));
    }

    private FileSchedule due(FileSchedule one) {
        Instant next = one.active() && one.cron() != null
                ? Calendar.next(one.cron(), one.zone(), now()).orElse(null)
                : null;
        return new FileSchedule(
                one.id(),
                one.name(),
                one.place(),
                one.task(),
                one.cron(),
                one.zone(),
                one.active(),
                next,
                one.last(),
                one.createdAt(),
                one.createdBy(),
                now(),
                one.version());
    }

    private static String words(FileSchedule one) {
        ObjectNode words =
                Json.MAPPER.createObjectNode().put("name", one.name()).put("active", one.active());
        words.set("place", Json.MAPPER.valueToTree(one.place()));
        words.set("task", Json.MAPPER.valueToTree(one.task()));
        words.put("cron", one.cron()).put("zone", one.zone());
        return words.toString();
    }

    private void record(String deed, FileSchedule one, String before, String after) {
        String kind = one.isImport() ? "import-schedule" : "export-schedule";
        audit.record(AuditEntry.by(Caller.current(), kind + "." + deed, kind + ":" + one.id(), before, after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
