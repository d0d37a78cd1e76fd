package hub.exchange;

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

    private final List<RowKind<?>> kinds;
    private final TransactionTemplate savepoint;

    ChunkWriting(List<RowKind<?>> kinds, PlatformTransactionManager transactions) {
        this.kinds = kinds;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param failed rows that could not be taken */
    record Written(Tally tally, List<ImportErrors.OfRow> failed) {}

    /** All rows together; fails as a whole when the store refuses one. */
    Written together(FileImport file, List<RowPlan> plans, Instant now) {
        List<ImportErrors.OfRow> failed = failed(plans);
        return new Written(write(file, plans, now).plus(Tally.failed(rowsOf(failed))), failed);
    }

    /** One after the other, so that a row that the store refuses holds up no other. */
    Written oneByOne(FileImport file, List<RowPlan> plans, Instant now) {
        List<ImportErrors.OfRow> failed = new ArrayList<>(failed(plans));
        Tally tally = Tally.NOTHING;
        for (RowPlan plan : plans) {
            try {
                tally = tally.plus(savepoint.execute(status -> write(file, List.of(plan), now)));
            } catch (RowRefused refused) {
                failed.add(new ImportErrors.OfRow(plan.row(), plan.rows(), refused.faults()));
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
                failed.add(new ImportErrors.OfRow(plan.row(), plan.rows(), List.of(fault)));
            }
        }
        return new Written(tally.plus(Tally.failed(rowsOf(failed))), failed);
    }

    /** Whether a refusal may be one row's fault. */
    static boolean isPoison(RuntimeException failure) {
        boolean content = failure instanceof DataIntegrityViolationException
                || failure instanceof RowRefused
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        return content && !isNotTheRows(failure);
    }

    private static boolean isNotTheRows(RuntimeException failure) {
        return DatabaseAway.isTold(failure) || TransactionRetry.lostToAnother(failure);
    }

    private Tally write(FileImport file, List<RowPlan> plans, Instant now) {
        Tally tally = Tally.NOTHING;
        for (RowKind<?> kind : kinds) {
            tally = tally.plus(write(file, kind, plans, now));
        }
        return tally;
    }

    private static <W> Tally write(FileImport file, RowKind<W> kind, List<RowPlan> plans, Instant now) {
        List<RowPlan.Wanted<W>> own = only(plans, RowPlan.Wanted.class).stream()
                .filter(plan -> plan.kind() == kind)
                .map(ChunkWriting::<W>ofKind)
                .toList();
        return own.isEmpty() ? Tally.NOTHING : kind.write(file, own, now);
    }

    @SuppressWarnings("unchecked") // A wish is of the kind that read it.
    private static <W> RowPlan.Wanted<W> ofKind(RowPlan.Wanted<?> plan) {
        return (RowPlan.Wanted<W>) plan;
    }

    private static int rowsOf(List<ImportErrors.OfRow> failed) {
        return failed.stream().mapToInt(ImportErrors.OfRow::rows).sum();
    }

    private static List<ImportErrors.OfRow> failed(List<RowPlan> plans) {
        return only(plans, RowPlan.Failed.class).stream()
                .map(plan -> new ImportErrors.OfRow(plan.row(), plan.rows(), plan.faults()))
                .toList();
    }

    private static <P extends RowPlan> List<P> only(List<RowPlan> plans, Class<P> kind) {
        return plans.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
