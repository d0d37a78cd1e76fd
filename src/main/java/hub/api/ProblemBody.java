package hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import hub.problem.Problem;
import hub.problem.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The body of every refusal: RFC 9457 with a stable {@code code} and the paths of all faults. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(String type, String title, int status, String detail, String code, List<Problem.FieldFault> errors) {

    static final String RETRY_AFTER_SECONDS = "5";

    static ProblemBody of(int status, String code, String detail, List<Problem.FieldFault> errors) {
        String title = ProblemCode.of(code).map(ProblemCode::title).orElseGet(() -> reason(status));
        return new ProblemBody("urn:crossdock:problem:" + code, title, status, detail, code, errors);
    }

    static ProblemBody of(ProblemCode code, String detail) {
        return of(code.status(), code.word(), detail, List.of());
    }

    /** For filters, which stand before everything that could answer otherwise. */
    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == 503 || status == 429) response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        response.getOutputStream().write(json());
    }

    private byte[] json() {
        try {
            return Json.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}
