package hub.exchange;

import hub.customer.CustomerDesk;
import hub.customer.CustomerDesk.Outcome;
import hub.customer.CustomerForm;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows that state customers: of that id, or known by these words, or new. What a row does not say stays. */
@Component
class CustomerImportRows implements RowKind<List<CustomerForm>> {

    private final CustomerDesk desk;

    CustomerImportRows(CustomerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String member() {
        return "customers";
    }

    @Override
    public List<CustomerForm> read(MappedRow row) {
        return Stated.read(row, member(), CustomerForm::faults, CustomerForm::of);
    }

    @Override
    public Tally write(FileImport file, List<RowPlan.Wanted<List<CustomerForm>>> rows, Instant now) {
        List<CustomerForm> forms =
                rows.stream().flatMap(row -> row.wish().stream()).toList();
        Iterator<Outcome> outcomes = desk.putAll(forms, file.createdBy(), now).iterator();
        Tally tally = Tally.NOTHING;
        for (RowPlan.Wanted<List<CustomerForm>> row : rows) {
            List<Outcome.Put> own =
                    row.wish().stream().map(form -> taken(outcomes.next())).toList();
            boolean created =
                    own.stream().anyMatch(put -> put.changed() && put.change().created());
            tally = tally.plus(Tally.of(row.rows(), created, own.stream().anyMatch(Outcome.Put::changed)));
        }
        return tally;
    }

    private static Outcome.Put taken(Outcome outcome) {
        if (outcome instanceof Outcome.Put put) {
            return put;
        }
        if (outcome instanceof Outcome.Unknown) {
            throw new RowRefused("/customers/0/id", "customer_unknown", "unknown (expected: a customer of the hub)");
        }
        if (outcome instanceof Outcome.Merged merged) {
            throw new RowRefused(
                    "/customers/0/id", "customer_merged", "merged into " + merged.into() + " (expected: that one)");
        }
        throw new RowRefused("/customers/0", "customer_taken", "another's e-mail address (expected: its own)");
    }
}
