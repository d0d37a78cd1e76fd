package hub.stock;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Numbers of ledger rows, known before the rows are written. Drawn from the database a block at a time. */
@Component
class LedgerNumbers {

    /** As in the sequence's definition. */
    private static final long BLOCK = 1000;

    private final JdbcTemplate jdbc;
    private long next;
    private long end;

    LedgerNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (next == end) {
            Long drawn = jdbc.queryForObject("select nextval('stock_ledger_seq')", Long.class);
            next = drawn;
            end = drawn + BLOCK;
        }
        return next++;
    }
}
