package hub.overlay;

import java.util.List;

/** Stops the start: every fault of the files that describe connectors, routes and mappings, each with file and line. */
public final class WrongFiles extends RuntimeException {

    private final transient List<String> faults;

    public WrongFiles(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
