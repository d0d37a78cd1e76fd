package hub.api;

import static java.util.stream.Collectors.joining;

import hub.problem.Problem;
import hub.problem.ProblemCode;
import hub.security.CardScrubber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure of a handler becomes one problem with a stable code; none shows a stack trace. {@link FieldProblems} first. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final CardScrubber scrubber;

    ProblemAnswers(CardScrubber scrubber) {
        this.scrubber = scrubber;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(Problem problem) {
        List<Problem.FieldFault> errors = problem.errors().stream()
                .map(fault ->
                        new Problem.FieldFault(scrubber.scrubText(fault.path()), scrubber.scrubText(fault.message())))
                .toList();
        ProblemBody body =
                ProblemBody.of(problem.status(), problem.code(), scrubber.scrubText(problem.detail()), errors);
        return problem.retryAfter()
                .map(wait -> answer(body, Long.toString(wait.plusMillis(999).toSeconds())))
                .orElseGet(() -> answer(body));
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
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
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

    static ResponseEntity<ProblemBody> answer(ProblemBody body) {
        return answer(body, ProblemBody.RETRY_AFTER_SECONDS);
    }

    private static ResponseEntity<ProblemBody> answer(ProblemBody body, String retryAfter) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(body.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (body.status() == 503 || body.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return answer.body(body);
    }
}
