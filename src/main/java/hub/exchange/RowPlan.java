package hub.exchange;

import hub.intake.Envelope;
import hub.order.Observation;
import hub.stock.Adjustment;
import java.util.List;

/** What a row asks for, decided before the transaction begins. */
sealed interface RowPlan {

    long row();

    record Failed(long row, List<RowFault> faults) implements RowPlan {}

    record Stock(long row, List<Stated> stated) implements RowPlan {}

    /** @param unlessKnown only where the ledger says something else of that moment */
    record Stated(Adjustment adjustment, boolean unlessKnown) {}

    /**
     * @param clean the row without card data, as it is kept with its orders
     * @param publication the mapping's number
     */
    record Orders(long row, Envelope.About about, byte[] clean, List<Observation> observations, long publication)
            implements RowPlan {}
}
