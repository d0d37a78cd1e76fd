package hub.api;

import hub.api.ScheduleBody.View;
import hub.filetransfer.FileSchedule;
import hub.filetransfer.ScheduleDesk;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files that come by themselves: rules of the watched folder, SFTP servers on a calendar. */
@RestController
@RequestMapping("/api/v1/import-schedules")
class ImportSchedulesApi {

    private static final UUID FIRST = new UUID(0, 0);

    private final ScheduleDesk desk;
    private final ScheduleChecks checks;

    ImportSchedulesApi(ScheduleDesk desk, ScheduleChecks checks) {
        this.desk = desk;
        this.checks = checks;
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        UUID after = Cursor.read(cursor, 1).map(key -> key.uuid(0)).orElse(FIRST);
        List<View> found =
                desk.after(true, after, most + 1).stream().map(View::of).toList();
        return Page.of(found, most, view -> Cursor.of(view.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable String id) {
        return shown(known(id));
    }

    @PostMapping
    ResponseEntity<View> create(@RequestBody ScheduleBody body) {
        ScheduleChecks.Read read = checks.imported(body, null);
        FileSchedule made = desk.create(read.schedule(), read.credentials());
        return ResponseEntity.created(URI.create("/api/v1/import-schedules/" + made.id()))
                .eTag(Long.toString(made.version()))
                .body(View.of(made));
    }

    /** The body says all of it; credentials that it leaves out stay where the server stays. */
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestBody ScheduleBody body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        FileSchedule held = known(id);
        if (IfMatch.required(seen) != held.version()) {
            throw IfMatch.outdated();
        }
        ScheduleChecks.Read read = checks.imported(body, held);
        return shown(desk.change(held, read.schedule(), read.credentials()).orElseThrow(IfMatch::outdated));
    }

    /** Due at once, beside its calendar; {@code lastRun} says what came of it. */
    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    View run(@PathVariable String id) {
        FileSchedule one = known(id);
        desk.run(one);
        return View.of(one);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        desk.delete(known(id));
    }

    private FileSchedule known(String id) {
        return Ids.read(id)
                .flatMap(desk::find)
                .filter(FileSchedule::isImport)
                .orElseThrow(() -> FieldChecks.notFound("no import schedule has this id"));
    }

    private static ResponseEntity<View> shown(FileSchedule one) {
        return ResponseEntity.ok().eTag(Long.toString(one.version())).body(View.of(one));
    }
}
