package hub.command;

import hub.problem.Problem.FieldFault;
import java.util.List;

/** What cannot be asked of this order, field by field. */
public final class CommandRefused extends RuntimeException {

    private final transient List<FieldFault> faults;

    CommandRefused(List<FieldFault> faults) {
        super("errors: " + faults.size() + " (expected: none)");
        this.faults = List.copyOf(faults);
    }

    public List<FieldFault> faults() {
        return faults;
    }
}
