package hub.exchange;

import java.util.List;

/** What becomes of a row, decided before the transaction begins. */
sealed interface RowPlan {

    long row();

    /** How many rows of the file this is. */
    int rows();

    record Failed(long row, int rows, List<RowFault> faults) implements RowPlan {

        static Failed of(Row row, List<RowFault> faults) {
            return new Failed(row.number(), row.rows(), faults);
        }
    }

    record Wanted<W>(long row, int rows, RowKind<W> kind, W wish) implements RowPlan {}

    static <W> Wanted<W> wanted(Row row, RowKind<W> kind, W wish) {
        return new Wanted<>(row.number(), row.rows(), kind, wish);
    }
}
