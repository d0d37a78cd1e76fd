package hub.till;

import hub.folding.Fold;
import hub.till.TillCase.Code;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is odd about one transaction beside its number: its clock, its stock, its software, its original. */
@Component
class OddSales {

    private record Below(String sku, String location, BigDecimal onHand) {}

    private final JdbcClient jdbc;
    private final TillCases cases;
    private final Duration tolerance;

    OddSales(JdbcTemplate jdbc, TillCases cases, TillSettings settings) {
        this.jdbc = JdbcClient.create(jdbc);
        this.cases = cases;
        this.tolerance = settings.clockTolerance();
    }

    void look(Entry entry, List<Fold> folds, Instant now) {
        clock(entry, now);
        software(entry, now);
        original(entry, now);
        folds.stream().map(Fold::orderId).forEach(order -> stock(entry, order, now));
    }

    private void clock(Entry entry, Instant now) {
        Instant at = entry.sale().at();
        Instant received = entry.about().receivedAt();
        if (at.isAfter(received.plus(tolerance))) {
            open(entry, Code.CLOCK_SKEW, "dated " + Duration.between(received, at) + " after the hub heard of it", now);
        } else if (runsBackwards(entry)) {
            open(entry, Code.CLOCK_SKEW, "dated before a transaction of a lower number", now);
        } else if (!entry.sale().offline() && !at.isBefore(received.minus(tolerance))) {
            cases.closeAll(
                    entry.sale().terminal(),
                    Code.CLOCK_SKEW,
                    "the clock was right with " + entry.sale().id(),
                    now);
        }
    }

    private boolean runsBackwards(Entry entry) {
        Sale sale = entry.sale();
        return sale.sequence() != null
                && jdbc.sql("select count(*) from till_transaction where terminal = ? and registration = ?"
                                        + " and sequence < ? and at > ?")
                                .params(
                                        sale.terminal(),
                                        sale.registration(),
                                        sale.sequence(),
                                        Timestamp.from(sale.at().plus(tolerance)))
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private void software(Entry entry, Instant now) {
        if (entry.about().headers().containsKey(TillDoor.OUTDATED)) {
            open(entry, Code.TERMINAL_OUTDATED, "sold with software below the least version", now);
        } else {
            cases.closeAll(entry.sale().terminal(), Code.TERMINAL_OUTDATED, "updated", now);
        }
    }

    private void original(Entry entry, Instant now) {
        entry.original()
                .filter(fold -> fold.after().isEmpty())
                .ifPresent(fold -> cases.open(
                        TillCase.of(
                                entry.about(),
                                Code.ORIGINAL_MISSING,
                                TillCase.Matter.order(entry.sale().original().orElseThrow(), fold.orderId()),
                                "takes back a sale that has not come"),
                        now));
        if (entry.order().isPresent()) {
            cases.closeAbout(entry.orderId(), Code.ORIGINAL_MISSING, "the sale came", now);
        }
    }

    private void stock(Entry entry, UUID order, Instant now) {
        jdbc.sql("select b.sku, b.location, b.on_hand from stock_balance b where b.on_hand < 0 and exists (select 1"
                        + " from stock_ledger l where l.order_id = ? and l.kind = 'on_hand' and l.sku = b.sku"
                        + " and l.location = b.location)")
                .param(order)
                .query((row, n) -> new Below(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                .list()
                .forEach(below -> cases.open(
                        TillCase.of(
                                entry.about(),
                                Code.STOCK_BELOW_ZERO,
                                TillCase.Matter.stock(below.sku(), below.location(), order),
                                "on hand: "
                                        + below.onHand().stripTrailingZeros().toPlainString()
                                        + " (expected: 0 or more)"),
                        now));
    }

    private void open(Entry entry, Code code, String detail, Instant now) {
        // One wrong clock, or one old version, is one case whatever is sold meanwhile.
        cases.open(TillCase.of(entry.about(), code, TillCase.Matter.order(code.word(), entry.orderId()), detail), now);
    }
}
