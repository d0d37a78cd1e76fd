package hub.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import hub.rate.Currencies;
import hub.rate.ExchangeRate;
import hub.rate.Rates;
import hub.rate.Rates.Filter;
import hub.security.AuditLog;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Currency rates by hand. A correction is a new rate; orders keep the rate they were recorded with. */
@RestController
@RequestMapping("/api/v1/rates")
class RatesApi {

    /**
     * @param rate units of {@code to} for one unit of {@code from}, decimal
     * @param source who says so; {@code manual} when not given
     * @param validAt time with zone, or a date (from 0:00 UTC); now when not given
     */
    record RateBody(
            String from,
            String to,
            String rate,
            String source,
            @JsonAlias("date") String validAt) {}

    private static final int LONGEST_NUMBER = 60;
    private static final int WHOLE_DIGITS = 20;
    private static final int DECIMALS = 18;
    private static final int LONGEST_SOURCE = 200;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Rates rates;
    private final TransactionRetry transaction;
    private final AuditLog audit;
    private final Clock clock;

    RatesApi(Rates rates, TransactionRetry transaction, AuditLog audit, Clock clock) {
        this.rates = rates;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page<ExchangeRate> list(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Optional<Cursor> before = Cursor.read(cursor, 2);
        Filter filter = new Filter(FieldChecks.filter("from", from), FieldChecks.filter("to", to));
        return Page.of(
                rates.page(
                        filter,
                        before.map(key -> key.instant(0)).orElse(null),
                        before.map(key -> key.uuid(1)).orElse(null),
                        most + 1),
                most,
                rate -> Cursor.of(rate.recordedAt(), rate.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ExchangeRate add(@RequestBody RateBody body) {
        Instant now = clock.instant();
        FieldChecks checks = new FieldChecks();
        String from = currency(checks, "/from", body.from());
        String to = currency(checks, "/to", body.to());
        BigDecimal value = value(checks, body.rate());
        String source = body.source() == null ? "manual" : checks.text("/source", body.source(), LONGEST_SOURCE);
        Instant validAt = body.validAt() == null ? now : moment(checks, body.validAt());
        if (from != null && from.equals(to) && value != null && value.compareTo(BigDecimal.ONE) != 0) {
            checks.fault("/rate", "rate: " + body.rate() + " (expected: 1 from a currency to itself)");
        }
        checks.done();

        ExchangeRate rate = ExchangeRate.recorded(from, to, value, source, validAt, now);
        return transaction.inTransaction(() -> {
            rates.add(rate);
            audit.did("rate.record", "rate:" + rate.id(), null, rate);
            return rate;
        });
    }

    private static String currency(FieldChecks checks, String path, String code) {
        if (Currencies.known(code)) {
            return code;
        }
        checks.fault(path, "not a known currency (expected: an ISO 4217 code in upper case, e.g. EUR)");
        return null;
    }

    private static BigDecimal value(FieldChecks checks, String text) {
        try {
            BigDecimal value = text == null || text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            if (value != null && value.signum() > 0 && storable(value.stripTrailingZeros())) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with the other numbers that are no rate.
        }
        checks.fault(
                "/rate",
                "not a rate (expected: a decimal greater than 0, at most " + WHOLE_DIGITS + " digits before and "
                        + DECIMALS + " after the point)");
        return null;
    }

    private static boolean storable(BigDecimal value) {
        return value.scale() <= DECIMALS && (long) value.precision() - value.scale() <= WHOLE_DIGITS;
    }

    private static Instant moment(FieldChecks checks, String text) {
        try {
            Instant moment = text.length() == "2026-11-23".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException notATime) {
            // Told below, with the moments out of range.
        }
        checks.fault("/validAt", "not a moment (expected: ISO 8601 with zone, or a date, years 1970 to 9999)");
        return null;
    }
}
