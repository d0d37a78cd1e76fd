package hub.exchange;

import hub.folding.Subject;
import hub.store.DatabaseAway;
import hub.store.TransactionRetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what the rows of one chunk ask for, all in the caller's transaction. */
@Component
class ChunkWriting {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkWriting.class);

    private final StockRows stock;
    private final OrderImportRows orders;
    private final RowPlanning planning;
    private final TransactionTemplate savepoint;

    ChunkWriting(
            StockRows stock, OrderImportRows orders, RowPlanning planning, PlatformTransactionManager transactions) {
        this.stock = stock;
        this.orders = orders;
        this.planning = planning;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param failed rows that could not be taken */
    record Written(Tally tally, List<ImportErrors.OfRow> failed) {}

    /** All rows together; fails as a whole when the store refuses one. */
    Written together(FileImport file, List<RowPlan> plans, Instant now) {
        List<ImportErrors.OfRow> failed = failed(plans);
        return new Written(write(file, plans, now).plus(new Tally(0, 0, 0, failed.size())), failed);
    }

    /** One after the other, so that a row that the store refuses holds up no other. */
    Written oneByOne(FileImport file, List<RowPlan> plans, Instant now) {
        List<ImportErrors.OfRow> failed = new ArrayList<>(failed(plans));
        Tally tally = Tally.NOTHING;
        for (RowPlan plan : plans) {
            try {
                tally = tally.plus(savepoint.execute(status -> write(file, List.of(plan), now)));
            } catch (DataIntegrityViolationException | IllegalArgumentException | IllegalStateException poison) {
                if (isNotTheRows(poison)) {
                    throw poison;
                }
                // A database's words repeat the values it refused, which may be personal.
                LOG.error(
                        "import {}: row {} cannot be stored: {}",
                        file.id(),
                        plan.row(),
                        poison.getClass().getName());
                RowFault fault =
                        new RowFault("", "not_storable", poison.getClass().getSimpleName());
                failed.add(new ImportErrors.OfRow(plan.row(), List.of(fault)));
            }
        }
        return new Written(tally.plus(new Tally(0, 0, 0, failed.size())), failed);
    }

    /** Whether a refusal may be one row's fault. */
    static boolean isPoison(RuntimeException failure) {
        boolean content = failure instanceof DataIntegrityViolationException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        return content && !isNotTheRows(failure);
    }

    private static boolean isNotTheRows(RuntimeException failure) {
        return DatabaseAway.isTold(failure) || TransactionRetry.lostToAnother(failure);
    }

    private Tally write(FileImport file, List<RowPlan> plans, Instant now) {
        List<RowPlan.Orders> shown = only(plans, RowPlan.Orders.class);
        List<RowPlan.Stock> counted = only(plans, RowPlan.Stock.class);
        Tally tally = Tally.NOTHING;
        if (!shown.isEmpty()) {
            Subject subject = planning.subject(file).orElseThrow();
            tally = tally.plus(orders.write(subject, shown, now));
        }
        if (!counted.isEmpty()) {
            tally = tally.plus(stock.write(counted, now));
        }
        return tally;
    }

    private static List<ImportErrors.OfRow> failed(List<RowPlan> plans) {
        return only(plans, RowPlan.Failed.class).stream()
                .map(plan -> new ImportErrors.OfRow(plan.row(), plan.faults()))
                .toList();
    }

    private static <P extends RowPlan> List<P> only(List<RowPlan> plans, Class<P> kind) {
        return plans.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
