package hub.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every code that {@code application/problem+json} answers carry. Codes are stable; docs/errors.md explains them. */
public enum ProblemCode {
    BODY_UNREADABLE(400, "The body cannot be read"),
    IDEMPOTENCY_KEY_MISSING(400, "Idempotency-Key is required"),
    REQUEST_MALFORMED(400, "The request is malformed"),
    SIGNATURE_INVALID(401, "The signature is missing or wrong"),
    KEY_INVALID(401, "The API key is missing, wrong, expired or revoked"),
    FORBIDDEN(403, "The API key's scopes do not allow this"),
    TERMINAL_INACTIVE(403, "The terminal is not active"),
    APP_INACTIVE(403, "The app is switched off"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that format"),
    STOCK_SHORT(409, "There is not enough stock"),
    IDEMPOTENCY_RUNNING(409, "The first request with this key is still running"),
    TERMINAL_OUTDATED(409, "The terminal's software is too old for new sales"),
    APP_OUTDATED(409, "The app is too old for new orders"),
    CONFLICT(409, "This contradicts what is there"),
    CHANGED_MEANWHILE(412, "It was changed meanwhile"),
    TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED(415, "The content type is not understood here"),
    SCHEMA_INVALID(422, "The body breaks its schema"),
    IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used for another body"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL_ERROR(500, "The hub failed"),
    BROKER_UNAVAILABLE(503, "The broker takes no messages now"),
    DATABASE_UNAVAILABLE(503, "The database does not answer now"),
    STORAGE_UNAVAILABLE(503, "The file cannot be stored now"),
    OVERLOADED(503, "Too many bytes in flight"),
    STARTING(503, "The hub is starting or stopping"),
    PART_ELSEWHERE(503, "Another instance serves this");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public static Optional<ProblemCode> of(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
