package hub.intake;

import hub.folding.News;
import hub.folding.Subject;
import hub.mapping.Hint;
import java.util.List;

/** What is to be done with a message, decided before the transaction begins. */
public sealed interface Prepared {

    /** @param externalId the order it speaks of, as far as that can be told; else null */
    record Parked(Fault fault, String externalId) implements Prepared {}

    record Kept(Fault why) implements Prepared {}

    /**
     * @param news what it shows of orders; may be empty
     * @param hints reads it asks for; may be empty
     * @param publication the mapping's number; 0 where no mapping ran
     */
    record Folds(Subject subject, List<News> news, List<Hint> hints, long publication) implements Prepared {}
}
