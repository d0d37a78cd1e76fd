package hub.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal with its answer: becomes {@code application/problem+json}. */
public final class Problem extends RuntimeException {

    /** One fault of the body: JSON Pointer to the field, and what was expected there. */
    public record FieldFault(String path, String message) {}

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<FieldFault> errors;
    private final transient Duration retryAfter;

    public Problem(int status, String code, String detail, List<FieldFault> errors) {
        this(status, code, detail, errors, null);
    }

    private Problem(int status, String code, String detail, List<FieldFault> errors, Duration retryAfter) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Problem rateLimited(String detail, Duration retryAfter) {
        return new Problem(429, "rate_limited", detail, List.of(), retryAfter);
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

    /** When it is worth trying again; empty where the status alone says enough. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
