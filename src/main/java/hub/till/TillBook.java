package hub.till;

import hub.folding.Document;
import hub.folding.Fold;
import hub.intake.Envelope;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the hub knows of a till's transactions beside their orders. Every entry holds the terminal's row, taken last of all,
 * so that gaps are counted by one at a time and nobody who waits for it holds stock another one needs.
 */
@Component
class TillBook {

    private final TerminalStore terminals;
    private final TillRows rows;
    private final Sequences sequences;
    private final OddSales odd;
    private final TillCases cases;

    TillBook(TerminalStore terminals, TillRows rows, Sequences sequences, OddSales odd, TillCases cases) {
        this.terminals = terminals;
        this.rows = rows;
        this.sequences = sequences;
        this.odd = odd;
        this.cases = cases;
    }

    /** @throws Document.Conflict when the terminal used the transaction's id for other content */
    void enter(Sale sale, Envelope.About about, List<Fold> folds, Instant now) {
        Terminal terminal = terminals.lock(sale.terminal()).orElse(null);
        if (terminal == null) {
            return;
        }
        Entry entry = Entry.of(sale, about, folds);
        if (!rows.insert(entry)) {
            rows.checkSame(entry);
            return;
        }
        terminals.heard(terminal.id(), now);
        sequences.heard(terminal, entry, now);
        odd.look(entry, folds, now);
    }

    void conflict(Envelope.About about, Instant now) {
        terminals
                .lock(about.account())
                .ifPresent(terminal -> cases.open(
                        TillCase.of(about, TillCase.Code.REPEAT_CONFLICT, "the id came with other content before"),
                        now));
    }

    void repeated(Envelope.About about, Instant now) {
        terminals.lock(about.account()).ifPresent(terminal -> {
            terminals.heard(terminal.id(), now);
            cases.note(TillCase.of(about, TillCase.Code.REPEAT_SAME, "sent again with the same content"), now);
        });
    }
}
