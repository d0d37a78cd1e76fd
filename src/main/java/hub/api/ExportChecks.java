package hub.api;

import hub.exchange.ExportKind;
import hub.exchange.ExportKinds;
import hub.exchange.Format;
import hub.filetransfer.Task;
import hub.problem.Problem;
import hub.security.Caller;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is exported on a calendar: a kind, a filter, and whether with what names persons. */
@Component
class ExportChecks {

    private static final int LONGEST = 200;

    private final ExportKinds kinds;

    ExportChecks(ExportKinds kinds) {
        this.kinds = kinds;
    }

    /** Nobody has the hub send elsewhere what they may not read here. @throws Problem 403 */
    Task.Export task(FieldChecks checks, ScheduleBody body, Format format) {
        Optional<ExportKind> kind = kinds.find(String.valueOf(body.of()));
        if (kind.isEmpty()) {
            checks.fault("/of", "unknown (expected: one of " + kinds.words() + ")");
        }
        Map<String, String> filter = body.filter() == null ? Map.of() : body.filter();
        kind.ifPresent(known -> filter(checks, known, filter));
        boolean personal = Boolean.TRUE.equals(body.personal());
        kind.ifPresent(known -> mayRead(known, personal));
        return new Task.Export(body.of(), format, filter, personal);
    }

    private static void filter(FieldChecks checks, ExportKind kind, Map<String, String> filter) {
        Set<String> known = new TreeSet<>(kind.filters());
        if (known.contains("from")) {
            known.add("last");
        }
        filter.forEach((name, value) -> {
            if (!known.contains(name)) {
                checks.fault("/filter/" + name, "unknown (expected: one of " + String.join(", ", known) + ")");
                return;
            }
            String text = checks.text("/filter/" + name, value, LONGEST);
            boolean moment = name.equals("from") || name.equals("to");
            if (text != null && (moment && !isMoment(text) || name.equals("last") && !isPeriod(text))) {
                checks.fault(
                        "/filter/" + name,
                        moment ? "no moment (expected: ISO 8601 with zone)" : "no period (expected: PT24H, P1D)");
            }
        });
    }

    private static boolean isMoment(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException noMoment) {
            return false;
        }
    }

    private static boolean isPeriod(String text) {
        try {
            return Duration.parse(text).compareTo(Duration.ZERO) > 0;
        } catch (DateTimeException noPeriod) {
            return false;
        }
    }

    private static void mayRead(ExportKind kind, boolean personal) {
        Set<String> scopes = new TreeSet<>(Set.of(kind.scope()));
        if (personal) {
            scopes.add(OrdersApi.PERSONAL_SCOPE);
        }
        if (!Caller.current().mayGrant(scopes)) {
            throw new Problem(403, "forbidden", "of: needs " + scopes + " (expected: held by the caller)", List.of());
        }
    }
}
