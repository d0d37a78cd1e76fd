package hub.api;

import java.util.List;

/** A refusal with its answer: becomes {@code application/problem+json}. */
public final class Problem extends RuntimeException {

    /** One fault of the body: JSON Pointer to the field, and what was expected there. */
    public record FieldFault(String path, String message) {}

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<FieldFault> errors;

    public Problem(int status, String code, String detail, List<FieldFault> errors) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldFault> errors() {
        return errors;
    }
}
