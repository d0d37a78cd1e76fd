package hub.api;

import hub.api.ScheduleBody.View;
import hub.filetransfer.FileSchedule;
import hub.filetransfer.ScheduleDesk;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What can be asked of a schedule, whichever way its files go. */
@Component
class Schedules {

    private static final UUID FIRST = new UUID(0, 0);

    private final ScheduleDesk desk;
    private final ScheduleChecks checks;

    Schedules(ScheduleDesk desk, ScheduleChecks checks) {
        this.desk = desk;
        this.checks = checks;
    }

    enum Direction {
        IMPORT,
        EXPORT;

        private String path() {
            return "/api/v1/" + word() + "-schedules/";
        }

        private String word() {
            return this == IMPORT ? "import" : "export";
        }

        private boolean isOf(FileSchedule one) {
            return one.isImport() == (this == IMPORT);
        }
    }

    Page<View> list(Direction way, Integer limit, String cursor) {
        int most = Page.limit(limit);
        UUID after = Cursor.read(cursor, 1).map(key -> key.uuid(0)).orElse(FIRST);
        List<View> found = desk.after(way == Direction.IMPORT, after, most + 1).stream()
                .map(View::of)
                .toList();
        return Page.of(found, most, view -> Cursor.of(view.id()));
    }

    ResponseEntity<View> get(Direction way, String id) {
        return shown(known(way, id));
    }

    ResponseEntity<View> create(Direction way, ScheduleBody body) {
        ScheduleChecks.Read read = read(way, body, null);
        FileSchedule made = desk.create(read.schedule(), read.credentials());
        return ResponseEntity.created(URI.create(way.path() + made.id()))
                .eTag(Long.toString(made.version()))
                .body(View.of(made));
    }

    ResponseEntity<View> change(Direction way, String id, ScheduleBody body, String seen) {
        FileSchedule held = known(way, id);
        if (IfMatch.required(seen) != held.version()) {
            throw IfMatch.outdated();
        }
        ScheduleChecks.Read read = read(way, body, held);
        return shown(desk.change(held, read.schedule(), read.credentials()).orElseThrow(IfMatch::outdated));
    }

    View run(Direction way, String id) {
        FileSchedule one = known(way, id);
        desk.run(one);
        return View.of(one);
    }

    void delete(Direction way, String id) {
        desk.delete(known(way, id));
    }

    private ScheduleChecks.Read read(Direction way, ScheduleBody body, FileSchedule held) {
        return way == Direction.IMPORT ? checks.imported(body, held) : checks.exported(body, held);
    }

    private FileSchedule known(Direction way, String id) {
        return Ids.read(id)
                .flatMap(desk::find)
                .filter(way::isOf)
                .orElseThrow(() -> FieldChecks.notFound("no " + way.word() + " schedule has this id"));
    }

    private static ResponseEntity<View> shown(FileSchedule one) {
        return ResponseEntity.ok().eTag(Long.toString(one.version())).body(View.of(one));
    }
}
