package hub.settings;

import java.util.List;

/** The environment says what cannot be; each fault reads {@code NAME: value (expected: …)}. Stops the start. */
public final class WrongSettings extends IllegalStateException {

    private final transient List<String> faults;

    public WrongSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public WrongSettings(String fault, Throwable cause) {
        super(fault, cause);
        this.faults = List.of(fault);
    }

    public List<String> faults() {
        return faults;
    }
}
