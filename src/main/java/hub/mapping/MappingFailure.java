package hub.mapping;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A payload could not become observations; the message is parked with what is said here. Nothing in it repeats a value of
 * the payload, because it is shown to people who may not see personal data.
 */
public final class MappingFailure extends RuntimeException {

    /** Where it failed; {@link #word()} is what the hospital shows. */
    public enum Stage {
        READ,
        MAP,
        VALIDATE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param path JSON pointer into the payload (read) or into the mapped document (validate); never null, may be empty
     * @param message what was expected there; never null
     */
    public record Fault(String path, String message) {}

    private final Stage stage;
    private final String code;
    private final transient List<Fault> faults;

    MappingFailure(Stage stage, String code, List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.path().isEmpty() ? fault.message() : fault.path() + ": " + fault.message())
                .collect(Collectors.joining("; ", code + ": ", "")));
        this.stage = stage;
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    MappingFailure(Stage stage, String code, String path, String detail) {
        this(stage, code, List.of(new Fault(path, detail)));
    }

    public Stage stage() {
        return stage;
    }

    /** A stable word, e.g. {@code body_unreadable}; the same cause always has the same one. */
    public String code() {
        return code;
    }

    /** Path of the first fault; empty where the failure has no place. */
    public String path() {
        return faults.get(0).path();
    }

    /** Every fault in one line, without values of the payload. */
    public String detail() {
        return faults.stream().map(Fault::message).distinct().collect(Collectors.joining("; "));
    }

    /** Every fault with its path; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
