package hub.till;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A shift's sums, added up from the till's book. */
@Component
public class Shifts {

    private static final String SPAN = """
            select count(*) as transactions, count(sequence) as numbered, min(sequence) as first_sequence,
              max(sequence) as last_sequence, min(at) as first_at, max(at) as last_at
            from till_transaction where terminal = ? and shift = ? and registration = ?""";

    private static final String SUMS = """
            select currency, sum(sold), sum(returned), sum(discount), sum(tax), sum(tip), sum(rounding), sum(total)
            from till_transaction where terminal = ? and shift = ? and registration = ?
            group by currency order by currency""";

    private static final String TENDERS = """
            select p.method, p.status, sum(p.amount) from till_transaction t
            join till_payment p on p.terminal = t.terminal and p.registration = t.registration
              and p.transaction_id = t.transaction_id
            where t.terminal = ? and t.shift = ? and t.registration = ? and t.currency = ?
            group by p.method, p.status order by p.method, p.status""";

    private record Span(long transactions, long numbered, Long first, Long last, Instant firstAt, Instant lastAt) {}

    private final JdbcClient jdbc;
    private final TillCases cases;

    Shifts(JdbcTemplate jdbc, TillCases cases) {
        this.jdbc = JdbcClient.create(jdbc);
        this.cases = cases;
    }

    /** The newest registration that knows the shift; empty when none does. */
    public Optional<ShiftTotals> of(String terminal, String shift) {
        return jdbc.sql("select max(registration) from till_transaction where terminal = ? and shift = ?")
                .params(terminal, shift)
                .query(Integer.class)
                .optional()
                .map(registration -> totals(terminal, shift, registration));
    }

    private ShiftTotals totals(String terminal, String shift, int registration) {
        Span span = jdbc.sql(SPAN)
                .params(terminal, shift, registration)
                .query((row, n) -> new Span(
                        row.getLong("transactions"),
                        row.getLong("numbered"),
                        row.getObject("first_sequence", Long.class),
                        row.getObject("last_sequence", Long.class),
                        instant(row.getTimestamp("first_at")),
                        instant(row.getTimestamp("last_at"))))
                .single();
        List<ShiftTotals.Gap> gaps = gaps(terminal, registration, span);
        return new ShiftTotals(
                terminal,
                shift,
                registration,
                gaps.isEmpty() && span.numbered() == span.transactions(),
                span.transactions(),
                span.first(),
                span.last(),
                span.firstAt(),
                span.lastAt(),
                gaps,
                sums(terminal, shift, registration));
    }

    /** A number missing right before or after it may have been its own. */
    private List<ShiftTotals.Gap> gaps(String terminal, int registration, Span span) {
        if (span.first() == null) {
            return List.of();
        }
        return cases.openGaps(terminal).stream()
                .filter(gap -> gap.registration() == registration)
                .filter(gap -> gap.matter().fromSequence() <= span.last() + 1
                        && gap.matter().toSequence() >= span.first() - 1)
                .map(gap -> new ShiftTotals.Gap(
                        gap.matter().fromSequence(), gap.matter().toSequence()))
                .toList();
    }

    private List<ShiftTotals.Sum> sums(String terminal, String shift, int registration) {
        return jdbc
                .sql(SUMS)
                .params(terminal, shift, registration)
                .query((row, n) -> new ShiftTotals.Sum(
                        row.getString(1),
                        ShiftTotals.plain(row.getBigDecimal(2)),
                        ShiftTotals.plain(row.getBigDecimal(3)),
                        ShiftTotals.plain(row.getBigDecimal(4)),
                        ShiftTotals.plain(row.getBigDecimal(5)),
                        ShiftTotals.plain(row.getBigDecimal(6)),
                        ShiftTotals.plain(row.getBigDecimal(7)),
                        ShiftTotals.plain(row.getBigDecimal(8)),
                        List.of()))
                .list()
                .stream()
                .map(sum -> sum.with(tenders(terminal, shift, registration, sum.currency())))
                .toList();
    }

    private List<ShiftTotals.Tender> tenders(String terminal, String shift, int registration, String currency) {
        return jdbc.sql(TENDERS)
                .params(terminal, shift, registration, currency)
                .query((row, n) -> new ShiftTotals.Tender(
                        row.getString(1), row.getString(2), ShiftTotals.plain(row.getObject(3, BigDecimal.class))))
                .list();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
