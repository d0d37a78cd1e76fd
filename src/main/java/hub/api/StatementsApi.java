package hub.api;

import hub.reconcile.Difference;
import hub.reconcile.Statement;
import hub.reconcile.StatementDesk;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the hub and an account's platform knew of each day's orders, and what became of the differences. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/statements")
class StatementsApi {

    /** @param next the day to go on with; null at the end */
    record StatementList(List<Statement> items, LocalDate next) {}

    record DifferenceList(List<Difference> items, String next) {}

    private static final LocalDate END_OF_DAYS = LocalDate.of(9999, 12, 31);

    private final StatementDesk desk;

    StatementsApi(StatementDesk desk) {
        this.desk = desk;
    }

    /** Newest day first. @param cursor the last day shown */
    @GetMapping
    StatementList list(
            @PathVariable String id,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        List<Statement> found = desk.of(id, cursor == null ? END_OF_DAYS : day(cursor), most + 1);
        boolean more = found.size() > most;
        List<Statement> items = more ? found.subList(0, most) : found;
        return new StatementList(items, more ? items.get(most - 1).day() : null);
    }

    @GetMapping("/{day}")
    Statement get(@PathVariable String id, @PathVariable String day) {
        return desk.find(id, day(day)).orElseThrow(() -> FieldChecks.notFound("no statement of this account and day"));
    }

    /** By the platform's id of the order. @param cursor the last id shown */
    @GetMapping("/{day}/differences")
    DifferenceList differences(
            @PathVariable String id,
            @PathVariable String day,
            @RequestParam(required = false) Integer limit,
            @RequestParam(defaultValue = "") String cursor) {
        int most = Page.limit(limit);
        get(id, day);
        List<Difference> found = desk.differences(id, day(day), FieldChecks.filter("cursor", cursor), most + 1);
        boolean more = found.size() > most;
        List<Difference> items = more ? found.subList(0, most) : found;
        return new DifferenceList(items, more ? items.get(most - 1).externalId() : null);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw FieldChecks.refusal("day", text + " (expected: a day, e.g. 2026-11-24)");
        }
    }
}
