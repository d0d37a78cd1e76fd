package hub.api;

import hub.till.ShiftTotals;
import hub.till.Shifts;
import hub.till.Terminals;
import hub.till.TillCase;
import hub.till.TillCaseDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is odd about tills, and what their shifts sold. */
@RestController
class TillCasesApi {

    enum State {
        OPEN,
        CLOSED
    }

    record Closing(String reason) {}

    private static final Cursor NEWEST =
            Cursor.of(Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private final TillCaseDesk cases;
    private final Shifts shifts;
    private final Terminals terminals;

    TillCasesApi(TillCaseDesk cases, Shifts shifts, Terminals terminals) {
        this.cases = cases;
        this.shifts = shifts;
        this.terminals = terminals;
    }

    @GetMapping("/api/v1/till-cases")
    Page<TillCase> all(
            @RequestParam(required = false) String terminal,
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        QueryChecks checks = new QueryChecks();
        String of = checks.text("terminal", terminal);
        TillCase.Code only = checks.word("code", code, TillCase.Code.class, TillCase.Code::word);
        State in = checks.word("state", state, State.class, one -> one.name().toLowerCase(Locale.ROOT));
        checks.done();
        int most = Page.limit(limit);
        Cursor before = Cursor.read(cursor, 2).orElse(NEWEST);
        List<TillCase> found = cases.page(
                new TillCaseDesk.Wanted(of, only == null ? null : only.word(), in == null ? null : in == State.OPEN),
                before.instant(0),
                before.uuid(1),
                most + 1);
        return Page.of(found, most, one -> Cursor.of(one.openedAt(), one.id()));
    }

    @GetMapping("/api/v1/terminals/{id}/cases")
    Page<TillCase> ofTerminal(
            @PathVariable String id,
            @RequestParam(required = false) String code,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        known(id);
        return all(id, code, state, limit, cursor);
    }

    @PostMapping("/api/v1/terminals/{id}/cases/{caseId}/close")
    TillCase close(@PathVariable String id, @PathVariable UUID caseId, @RequestBody Closing body) {
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", body.reason(), 500);
        checks.done();
        return cases.close(id, caseId, reason)
                .orElseThrow(() -> FieldChecks.notFound("the terminal has no case of this id"));
    }

    @GetMapping("/api/v1/terminals/{id}/shifts/{shift}")
    ShiftTotals shift(@PathVariable String id, @PathVariable String shift) {
        known(id);
        return shifts.of(id, shift).orElseThrow(() -> FieldChecks.notFound("the terminal sold nothing in this shift"));
    }

    private void known(String id) {
        if (terminals.find(id).isEmpty()) {
            throw TerminalsApi.unknown();
        }
    }
}
