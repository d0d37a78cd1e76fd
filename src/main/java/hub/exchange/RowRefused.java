package hub.exchange;

import java.util.List;

/** A row asks for what cannot be done. */
final class RowRefused extends RuntimeException {

    private final transient List<RowFault> faults;

    RowRefused(List<RowFault> faults) {
        super("faults: " + faults.size() + " (expected: none)", null, false, false);
        this.faults = faults;
    }

    RowRefused(String path, String code, String detail) {
        this(List.of(new RowFault(path, code, detail)));
    }

    List<RowFault> faults() {
        return faults;
    }
}
