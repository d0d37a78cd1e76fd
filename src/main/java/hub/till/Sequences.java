package hub.till;

import hub.till.TillCase.Code;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers of a terminal that are missing. A hole is one case, which shrinks or parts when some of it comes, and closes by
 * itself with the last of it.
 */
@Component
class Sequences {

    private final JdbcClient jdbc;
    private final TillCases cases;

    Sequences(JdbcTemplate jdbc, TillCases cases) {
        this.jdbc = JdbcClient.create(jdbc);
        this.cases = cases;
    }

    /** After the transaction's own row was written, under the terminal's lock. */
    void heard(Terminal terminal, Entry entry, Instant now) {
        Long sequence = entry.sale().sequence();
        if (sequence == null) {
            return;
        }
        if (usedTwice(entry, sequence)) {
            cases.open(
                    TillCase.of(
                            entry.about(),
                            Code.REPEAT_CONFLICT,
                            TillCase.Matter.order("number " + sequence, entry.orderId()),
                            "number " + sequence + " stands on two transactions"),
                    now);
            return;
        }
        Optional<TillCase> gap = cases.openGap(terminal.id(), entry.sale().registration(), sequence);
        if (gap.isPresent()) {
            fill(gap.get(), sequence, entry, now);
        } else {
            noteGap(terminal, entry, sequence, now);
        }
    }

    private void noteGap(Terminal terminal, Entry entry, long sequence, Instant now) {
        int registration = entry.sale().registration();
        long first = registration == terminal.registration() ? terminal.firstSequence() : 1;
        long before = greatestOther(terminal.id(), registration, sequence).orElse(first - 1);
        if (sequence > before + 1) {
            cases.open(TillCase.gap(entry.about(), before + 1, sequence - 1), now);
        }
    }

    private void fill(TillCase gap, long sequence, Entry entry, Instant now) {
        long from = gap.matter().fromSequence();
        long to = gap.matter().toSequence();
        if (from == to) {
            end(gap, entry, now);
            return;
        }
        cases.delete(gap.id());
        if (sequence > from) {
            cases.insert(gap.missing(from, sequence - 1));
        }
        if (sequence < to) {
            cases.insert(gap.another().missing(sequence + 1, to));
        }
    }

    /** Messages overtake each other inside the hub; what had come in before it was missed was never missing. */
    private void end(TillCase gap, Entry entry, Instant now) {
        if (!entry.about().receivedAt().isAfter(gap.openedAt())) {
            cases.delete(gap.id());
        } else {
            cases.close(gap.id(), TillCases.HUB, "came with " + entry.sale().id(), now);
        }
    }

    private boolean usedTwice(Entry entry, long sequence) {
        return jdbc.sql(
                                "select count(*) from till_transaction where terminal = ? and registration = ? and sequence = ?")
                        .params(entry.sale().terminal(), entry.sale().registration(), sequence)
                        .query(Long.class)
                        .single()
                > 1;
    }

    private Optional<Long> greatestOther(String terminal, int registration, long sequence) {
        return jdbc.sql("select sequence from till_transaction where terminal = ? and registration = ?"
                        + " and sequence <> ? order by sequence desc fetch first 1 rows only")
                .params(terminal, registration, sequence)
                .query(Long.class)
                .optional();
    }
}
