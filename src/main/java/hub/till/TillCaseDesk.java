package hub.till;

import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import hub.store.TransactionRetry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases as people look at them, and as they close them. */
@Component("tillCaseDesk")
public class TillCaseDesk {

    /** Null narrows nothing. */
    public record Wanted(String terminal, String code, Boolean open) {}

    private static final String PAGE = """
            select * from till_case where terminal = coalesce(?, terminal) and code = coalesce(?, code)
              and %s and (opened_at, id) < (?, ?)
            order by opened_at desc, id desc fetch first %d rows only""";

    private static final String STOCK_IS_BACK = """
            update till_case set closed_at = ?, closed_by = 'hub', closed_why = 'stock is there again'
            where code = 'stock_below_zero' and closed_at is null and exists (select 1 from stock_balance b
              where b.sku = till_case.sku and b.location = till_case.location and b.on_hand >= 0)""";

    private static final String MESSAGE_IS_DONE = """
            update till_case set closed_at = ?, closed_by = 'hub', closed_why = 'the message was dealt with'
            where code = 'repeat_conflict' and closed_at is null and exists (select 1 from message m
              where m.id = till_case.message_id and m.state in ('discarded', 'processed'))""";

    private final JdbcClient jdbc;
    private final TillCases cases;
    private final AuditLog audit;
    private final TransactionRetry transaction;
    private final Clock clock;

    TillCaseDesk(JdbcTemplate jdbc, TillCases cases, AuditLog audit, TransactionRetry transaction, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.cases = cases;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Newest first, those before the given one. */
    public List<TillCase> page(Wanted wanted, Instant before, UUID id, int most) {
        String state = wanted.open() == null ? "true" : wanted.open() ? "closed_at is null" : "closed_at is not null";
        return jdbc.sql(PAGE.formatted(state, most))
                .params(wanted.terminal(), wanted.code(), Timestamp.from(before), id)
                .query((row, n) -> TillCases.read(row))
                .list();
    }

    /**
     * A person knows better: numbers that were never used, a clock that was set.
     *
     * @return empty when the terminal has no such case
     */
    public Optional<TillCase> close(String terminal, UUID id, String reason) {
        return transaction.inTransaction(() -> {
            Optional<TillCase> before = find(terminal, id);
            Caller caller = Caller.current();
            if (before.isPresent() && cases.close(id, caller.name(), reason, now())) {
                audit.record(AuditEntry.by(
                        caller,
                        "terminal.case.close",
                        "terminal:" + terminal,
                        before.get().code().word() + " open",
                        reason));
            }
            return find(terminal, id);
        });
    }

    /** Stock that was filled up, messages that were dealt with: their cases are over. */
    public void sweep() {
        Timestamp now = Timestamp.from(now());
        transaction.inTransaction(() -> jdbc.sql(STOCK_IS_BACK).param(now).update()
                + jdbc.sql(MESSAGE_IS_DONE).param(now).update());
    }

    private Optional<TillCase> find(String terminal, UUID id) {
        return jdbc.sql("select * from till_case where terminal = ? and id = ?")
                .params(terminal, id)
                .query((row, n) -> TillCases.read(row))
                .optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
