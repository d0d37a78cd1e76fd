package hub.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hub.security.CardScrubber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure of a handler becomes one problem with a stable code; none shows a stack trace. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final CardScrubber scrubber;

    ProblemAnswers(CardScrubber scrubber) {
        this.scrubber = scrubber;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(Problem problem) {
        return answer(ProblemBody.of(
                problem.status(), problem.code(), scrubber.scrubText(problem.detail()), scrubbed(problem.errors())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String expected = mismatch.getTargetType() == null ? "another type" : word(mismatch.getTargetType());
            return invalid(List.of(new Problem.FieldFault(path(mismatch), "wrong type (expected: " + expected + ")")));
        }
        return answer(ProblemBody.of(ProblemCode.BODY_UNREADABLE, "body: unreadable (expected: valid JSON)"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(MethodArgumentNotValidException failure) {
        return invalid(failure.getFieldErrors().stream()
                .map(error -> new Problem.FieldFault(
                        "/" + error.getField().replace('.', '/'), String.valueOf(error.getDefaultMessage())))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(HandlerMethodValidationException failure) {
        return invalid(failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Problem.FieldFault(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(ConstraintViolationException failure) {
        return invalid(failure.getConstraintViolations().stream()
                .map(v -> new Problem.FieldFault(v.getPropertyPath().toString(), v.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(TypeMismatchException failure) {
        String expected = failure.getRequiredType() == null ? "another type" : word(failure.getRequiredType());
        String name = failure.getPropertyName() == null ? "parameter" : failure.getPropertyName();
        return invalid(List.of(new Problem.FieldFault(name, "wrong type (expected: " + expected + ")")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(ServletRequestBindingException failure) {
        return answer(
                ProblemBody.of(ProblemCode.REQUEST_MALFORMED, failure.getBody().getDetail()));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemBody> unknown() {
        return answer(ProblemBody.of(ProblemCode.NOT_FOUND, "path: unknown (expected: one of /openapi.json)"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> method(HttpRequestMethodNotSupportedException failure) {
        Set<HttpMethod> allowed = failure.getSupportedHttpMethods();
        String expected = allowed == null
                ? "none"
                : allowed.stream().map(HttpMethod::name).sorted().collect(joining(", "));
        ProblemBody body = ProblemBody.of(
                ProblemCode.METHOD_NOT_ALLOWED, "method: " + failure.getMethod() + " (expected: " + expected + ")");
        return ResponseEntity.status(body.status())
                .headers(failure.getHeaders())
                .contentType(PROBLEM)
                .body(body);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> mediaType(HttpMediaTypeNotSupportedException failure) {
        String expected = failure.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .collect(joining(", "));
        return answer(ProblemBody.of(
                ProblemCode.MEDIA_TYPE_UNSUPPORTED, "Content-Type: not understood (expected: " + expected + ")"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> notAcceptable(HttpMediaTypeNotAcceptableException failure) {
        return answer(
                ProblemBody.of(ProblemCode.NOT_ACCEPTABLE, "Accept: cannot be served (expected: application/json)"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> tooLarge(MaxUploadSizeExceededException failure) {
        return answer(ProblemBody.of(ProblemCode.TOO_LARGE, "body: too large"));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        NonTransientDataAccessResourceException.class
    })
    ResponseEntity<ProblemBody> databaseAway(Exception away) {
        LOG.warn("database unavailable: {}", away.getMessage());
        return answer(ProblemBody.of(ProblemCode.DATABASE_UNAVAILABLE, "database: does not answer (expected: soon)"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> failed(Exception failure, HttpServletRequest request) {
        String id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}: {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        return answer(ProblemBody.of(ProblemCode.INTERNAL_ERROR, "the log says more under id " + id));
    }

    private ResponseEntity<ProblemBody> invalid(List<Problem.FieldFault> faults) {
        return answer(ProblemBody.of(
                422, "schema_invalid", "errors: " + faults.size() + " (expected: none)", scrubbed(faults)));
    }

    private List<Problem.FieldFault> scrubbed(List<Problem.FieldFault> faults) {
        return faults.stream()
                .map(f -> new Problem.FieldFault(scrubber.scrubText(f.path()), scrubber.scrubText(f.message())))
                .toList();
    }

    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;

    private static ResponseEntity<ProblemBody> answer(ProblemBody body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(body.status()).contentType(PROBLEM);
        if (body.status() == 503 || body.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, ProblemBody.RETRY_AFTER_SECONDS);
        }
        return answer.body(body);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(joining());
    }

    private static String word(Class<?> type) {
        return type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
