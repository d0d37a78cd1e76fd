package hub.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hub.problem.Problem;
import hub.problem.ProblemCode;
import hub.security.CardScrubber;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bodies and parameters that cannot be read or break their schema: every fault with its path, no value repeated. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FieldProblems {

    private final CardScrubber scrubber;

    FieldProblems(CardScrubber scrubber) {
        this.scrubber = scrubber;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String expected = mismatch.getTargetType() == null ? "another type" : word(mismatch.getTargetType());
            return invalid(List.of(new Problem.FieldFault(path(mismatch), "wrong type (expected: " + expected + ")")));
        }
        return ProblemAnswers.answer(
                ProblemBody.of(ProblemCode.BODY_UNREADABLE, "body: unreadable (expected: valid JSON)"));
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

    private ResponseEntity<ProblemBody> invalid(List<Problem.FieldFault> faults) {
        return ProblemAnswers.answer(ProblemBody.of(
                422, "schema_invalid", "errors: " + faults.size() + " (expected: none)", scrubbed(faults)));
    }

    private List<Problem.FieldFault> scrubbed(List<Problem.FieldFault> faults) {
        return faults.stream()
                .map(f -> new Problem.FieldFault(scrubber.scrubText(f.path()), scrubber.scrubText(f.message())))
                .toList();
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(joining());
    }

    private static String word(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
