package hub.api;

import hub.problem.Problem;
import hub.stock.Locations;
import hub.till.LeastVersions;
import hub.till.Terminal;
import hub.till.TerminalDesk;
import hub.till.Terminals;
import java.net.URI;
import java.time.Clock;
import java.util.List;
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

/** The merchant's tills. Known ones are read without the database. */
@RestController
@RequestMapping("/api/v1/terminals")
class TerminalsApi {

    /**
     * @param firstSequence number of the first transaction that follows; 1 when absent
     * @param softwareVersion as it was when absent
     */
    record Registration(Long firstSequence, String softwareVersion) {}

    private final TerminalDesk desk;
    private final Terminals terminals;
    private final Locations locations;
    private final LeastVersions versions;
    private final Clock clock;

    TerminalsApi(TerminalDesk desk, Terminals terminals, Locations locations, LeastVersions versions, Clock clock) {
        this.desk = desk;
        this.terminals = terminals;
        this.locations = locations;
        this.versions = versions;
        this.clock = clock;
    }

    @GetMapping
    Page<TerminalView> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 1).orElse(Cursor.of(""));
        List<TerminalView> found = terminals.all().stream()
                .filter(terminal -> terminal.id().compareTo(after.text(0)) > 0)
                .limit(most + 1L)
                .map(this::view)
                .toList();
        return Page.of(found, most, terminal -> Cursor.of(terminal.id()));
    }

    @GetMapping("/{id}")
    ResponseEntity<TerminalView> get(@PathVariable String id) {
        return shown(HttpStatus.OK, terminals.find(id).orElseThrow(TerminalsApi::unknown));
    }

    @PostMapping
    ResponseEntity<TerminalView> create(@RequestBody TerminalForm form) {
        Terminal terminal = desk.create(form.checked(form.id(), locations))
                .orElseThrow(() -> conflict("id: " + form.id() + " (expected: an id no terminal has)"));
        return ResponseEntity.created(URI.create("/api/v1/terminals/" + terminal.id()))
                .eTag(Long.toString(terminal.version()))
                .body(view(terminal));
    }

    /** Replaces what is said of the terminal; what is absent in the body falls back to its default. */
    @PutMapping("/{id}")
    ResponseEntity<TerminalView> replace(
            @PathVariable String id,
            @RequestBody TerminalForm form,
            @RequestHeader(name = "If-Match", required = false) String seen) {
        try {
            Long version = seen == null || seen.equals("*") ? null : IfMatch.required(seen);
            return shown(
                    HttpStatus.OK,
                    desk.change(id, form.checked(id, locations), version).orElseThrow(TerminalsApi::unknown));
        } catch (TerminalDesk.ChangedMeanwhile meanwhile) {
            throw new Problem(412, "changed_meanwhile", meanwhile.getMessage(), List.of());
        }
    }

    /** The till was set up anew: its ids and numbers begin again. */
    @PostMapping("/{id}/registrations")
    ResponseEntity<TerminalView> register(
            @PathVariable String id, @RequestBody(required = false) Registration registration) {
        FieldChecks checks = new FieldChecks();
        long first = TerminalForm.first(checks, registration == null ? null : registration.firstSequence());
        String version = registration == null
                ? null
                : TerminalForm.optional(checks, "/softwareVersion", registration.softwareVersion(), 60);
        checks.done();
        return shown(HttpStatus.CREATED, desk.register(id, first, version).orElseThrow(TerminalsApi::unknown));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        try {
            if (!desk.delete(id)) {
                throw unknown();
            }
        } catch (TerminalDesk.HasSold sold) {
            throw conflict(sold.getMessage());
        }
    }

    private ResponseEntity<TerminalView> shown(HttpStatus status, Terminal terminal) {
        return ResponseEntity.status(status)
                .eTag(Long.toString(terminal.version()))
                .body(view(terminal));
    }

    private TerminalView view(Terminal terminal) {
        return TerminalView.of(terminal, versions.isOutdated(terminal), clock.instant());
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail, List.of());
    }

    static Problem unknown() {
        return FieldChecks.notFound("no terminal has this id");
    }
}
