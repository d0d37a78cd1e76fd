package hub.api;

import hub.problem.Problem;
import hub.security.Caller;
import hub.till.Terminal;
import hub.till.Terminals;
import hub.till.TillFeed;
import hub.till.TillKind;
import hub.till.TillLimits;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything a till needs to sell without a connection, read on from where it stood. */
@RestController
class TillFeedApi {

    private static final String PERSONS_SCOPE = "customers:read";

    /**
     * @param cursor where to read on, also when nothing more is there now
     * @param more whether there is more at once
     */
    record Read(List<TillFeed.Item> items, String cursor, boolean more) {}

    private final TillFeed feed;
    private final Terminals terminals;
    private final TillLimits limits;
    private final Clock clock;

    TillFeedApi(TillFeed feed, Terminals terminals, TillLimits limits, Clock clock) {
        this.feed = feed;
        this.terminals = terminals;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param since the {@code cursor} of the last answer; without it everything
     * @param kinds some of products, prices, stock, customers; all where nobody says. A cursor goes on with its own
     * @param terminal who reads; a token says it itself
     */
    @GetMapping("/api/v1/pos/feed")
    Read read(
            @RequestParam(required = false) String since,
            @RequestParam(required = false) String kinds,
            @RequestParam(required = false) String terminal,
            @RequestParam(required = false) Integer limit,
            HttpServletResponse response) {
        int most = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(since, 2);
        Set<TillKind> wanted = wanted(kinds, after);
        admit(terminal == null ? Caller.current().terminal() : terminal, response);
        TillFeed.Stretch read = feed.read(
                after.map(at -> at.number(1)).orElse(0L),
                wanted,
                Caller.current().may(PERSONS_SCOPE),
                most,
                clock.instant());
        return new Read(read.items(), Cursor.of(words(wanted), read.seq()).word(), read.more());
    }

    /** With other kinds under one cursor, what changed of them before it would never come. */
    private static Set<TillKind> wanted(String kinds, Optional<Cursor> after) {
        String held = after.map(at -> at.text(0)).orElse(null);
        if (kinds == null) {
            return held == null ? EnumSet.allOf(TillKind.class) : read(held);
        }
        Set<TillKind> wanted = read(kinds);
        if (held != null && !held.equals(words(wanted))) {
            throw FieldChecks.refusal(
                    "kinds", "kinds: others than the cursor's (expected: " + held + ", or a reading without since)");
        }
        return wanted;
    }

    private static Set<TillKind> read(String kinds) {
        Set<TillKind> wanted = EnumSet.noneOf(TillKind.class);
        for (String word : kinds.split(",")) {
            wanted.add(TillKind.of(word.strip())
                    .orElseThrow(() -> FieldChecks.refusal(
                            "kinds",
                            "kinds: unknown (expected: some of " + words(EnumSet.allOf(TillKind.class)) + ")")));
        }
        return wanted;
    }

    private static String words(Set<TillKind> kinds) {
        return kinds.stream().map(TillKind::word).collect(Collectors.joining(","));
    }

    private void admit(String id, HttpServletResponse response) {
        if (id == null) {
            return;
        }
        if (!Caller.current().mayActFor(id)) {
            throw new Problem(403, "forbidden", "terminal: " + id + " (expected: the caller's own)", List.of());
        }
        Terminal terminal = terminals.find(id).orElseThrow(TerminalsApi::unknown);
        if (!terminal.takesPart()) {
            throw new Problem(
                    403,
                    "terminal_inactive",
                    "terminal: " + id + " is " + terminal.status().word() + " (expected: active)",
                    List.of());
        }
        TillLimits.Allowance allowance = limits.tryConsume(id);
        response.setHeader("RateLimit-Policy", allowance.policy());
        response.setHeader("RateLimit", allowance.state());
        if (!allowance.granted()) {
            throw Problem.rateLimited("more requests than a terminal may send", allowance.reset());
        }
    }
}
