package hub.api;

import static hub.api.Schedules.Direction.IMPORT;

import hub.api.ScheduleBody.View;
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

    private final Schedules schedules;

    ImportSchedulesApi(Schedules schedules) {
        this.schedules = schedules;
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        return schedules.list(IMPORT, limit, cursor);
    }

    @GetMapping("/{id}")
    ResponseEntity<View> get(@PathVariable String id) {
        return schedules.get(IMPORT, id);
    }

    @PostMapping
    ResponseEntity<View> create(@RequestBody ScheduleBody body) {
        return schedules.create(IMPORT, body);
    }

    /** The body says all of it; credentials that it leaves out stay where the server stays. */
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestBody ScheduleBody body,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        return schedules.change(IMPORT, id, body, seen);
    }

    /** Due at once, beside its calendar; {@code lastRun} says what came of it. */
    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    View run(@PathVariable String id) {
        return schedules.run(IMPORT, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        schedules.delete(IMPORT, id);
    }
}
