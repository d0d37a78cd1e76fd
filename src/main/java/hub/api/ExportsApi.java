package hub.api;

import hub.exchange.ExportFilter;
import hub.exchange.ExportKind;
import hub.exchange.ExportKinds;
import hub.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything of a kind as one file, streamed while it is read. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportsApi {

    private final ExportKinds kinds;
    private final Clock clock;

    ExportsApi(ExportKinds kinds, Clock clock) {
        this.kinds = kinds;
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
        send("orders", format, filter(from, to, account, channel, null), request, response);
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
        send("lines", format, filter(from, to, account, channel, null), request, response);
    }

    /** What lies where now; brought in again by the mapping {@code stock} it changes nothing. */
    @GetMapping("/stock")
    void stock(
            @RequestParam(defaultValue = "json") String format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        send("stock", format, filter(null, null, null, null, null), request, response);
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
        send("ledger", format, filter(from, to, null, null, sku), request, response);
    }

    /** Brought in again by the mapping {@code product} they change nothing. */
    @GetMapping("/products")
    void products(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) String sku,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        send("products", format, filter(null, null, null, null, sku), request, response);
    }

    /** What stands and what is to come; brought in again by the mapping {@code price} it changes nothing. */
    @GetMapping("/prices")
    void prices(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) String sku,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        send("prices", format, filter(null, null, null, null, sku), request, response);
    }

    /** Brought in again by the mapping {@code customer} they change nothing. */
    @GetMapping("/customers")
    void customers(
            @RequestParam(defaultValue = "json") String format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        send("customers", format, filter(null, null, null, null, null), request, response);
    }

    private void send(
            String name, String format, ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ExportKind kind = kinds.find(name).orElseThrow();
        boolean personal = Caller.current().may(OrdersApi.PERSONAL_SCOPE);
        Download.of(kind.record(), format, kind.columns(personal), request, response)
                .write(out -> kind.write(filter, personal, out));
    }

    private ExportFilter filter(String from, String to, String account, String channel, String sku) {
        QueryChecks checks = new QueryChecks();
        ExportFilter filter = new ExportFilter(
                checks.moment("from", from),
                checks.moment("to", to),
                checks.text("account", account),
                checks.text("channel", channel),
                checks.text("sku", sku),
                clock.instant());
        checks.done();
        return filter;
    }
}
