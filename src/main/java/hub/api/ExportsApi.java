package hub.api;

import hub.exchange.Exports;
import hub.folding.OrderQueries.Filter;
import hub.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything of a kind as one file, streamed while it is read. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportsApi {

    private final Exports exports;
    private final Clock clock;

    ExportsApi(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /** Placed from … to; brought in again by the mapping {@code order} they change nothing. */
    @GetMapping("/orders")
    void orders(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String channel,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Filter filter = filter(from, to, account, channel);
        boolean persons = Caller.current().may(OrdersApi.PERSONAL_SCOPE);
        Download.of("order", format, ExportColumns.orders(persons), request, response)
                .write(out -> exports.orders(filter, OrderBody.shownTo(persons), out));
    }

    /** Every line with what its order is. */
    @GetMapping("/lines")
    void lines(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String channel,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Filter filter = filter(from, to, account, channel);
        boolean persons = Caller.current().may(OrdersApi.PERSONAL_SCOPE);
        Download.of("line", format, ExportColumns.LINES, request, response)
                .write(out -> exports.lines(filter, OrderBody.shownTo(persons), out));
    }

    /** What lies where now; brought in again by the mapping {@code stock} it changes nothing. */
    @GetMapping("/stock")
    void stock(
            @RequestParam(defaultValue = "json") String format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Instant now = clock.instant();
        Download.of("level", format, ExportColumns.STOCK, request, response).write(out -> exports.stock(now, out));
    }

    /** What moved stock, effective from … to, in the order it was recorded. */
    @GetMapping("/ledger")
    void ledger(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String sku,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        QueryChecks checks = new QueryChecks();
        Instant begin = checks.moment("from", from);
        Instant end = checks.moment("to", to);
        String only = checks.text("sku", sku);
        checks.done();
        Download.of("movement", format, ExportColumns.LEDGER, request, response)
                .write(out -> exports.ledger(only, begin, end, out));
    }

    private static Filter filter(String from, String to, String account, String channel) {
        QueryChecks checks = new QueryChecks();
        Filter filter = new Filter(
                checks.text("channel", channel),
                checks.text("account", account),
                null,
                null,
                null,
                null,
                null,
                checks.moment("from", from),
                checks.moment("to", to),
                null);
        checks.done();
        return filter;
    }
}
