package hub.api;

import hub.mapping.MappingName;
import hub.mapping.Publication;
import hub.mapping.PublicationRefused;
import hub.mapping.Publications;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publications of mappings: what ran when, and putting a new content in force. */
@RestController
@RequestMapping("/api/v1/mappings/{platform}/{name}/publications")
class MappingsApi {

    private static final int MAX_LIMIT = 200;

    record Request(@NotBlank String source, @NotBlank String reason) {}

    /** @param next cursor of the next page, null on the last one */
    record Page(List<Publication> items, String next) {}

    private final Publications publications;

    MappingsApi(Publications publications) {
        this.publications = publications;
    }

    @GetMapping
    ResponseEntity<?> list(
            @PathVariable String platform,
            @PathVariable String name,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) Long cursor) {
        if (!publications.knows(platform)) {
            return unknown(platform);
        }
        int size = Math.max(1, Math.min(limit, MAX_LIMIT));
        List<Publication> items =
                publications.list(new MappingName(platform, name), size, cursor == null ? Long.MAX_VALUE : cursor);
        String next =
                items.size() < size ? null : Long.toString(items.get(size - 1).number());
        return ResponseEntity.ok(new Page(items, next));
    }

    @PostMapping
    ResponseEntity<?> publish(
            @PathVariable String platform,
            @PathVariable String name,
            @Valid @RequestBody Request request,
            Principal principal) {
        if (!publications.knows(platform)) {
            return unknown(platform);
        }
        String by = principal == null ? "unknown" : principal.getName();
        Publication published =
                publications.publish(new MappingName(platform, name), request.source(), by, request.reason());
        return ResponseEntity.status(HttpStatus.CREATED).body(published);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PublicationRefused e) {
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "schema_invalid", e.getMessage());
        problem.setProperty(
                "errors",
                e.faults().stream()
                        .map(fault -> Map.of("path", fault.path(), "message", fault.message()))
                        .toList());
        return ResponseEntity.unprocessableEntity().body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> misnamed(IllegalArgumentException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(problem(HttpStatus.NOT_FOUND, "not_found", e.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> unknown(String platform) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(problem(HttpStatus.NOT_FOUND, "not_found", "platform: " + platform + " (expected: a connector)"));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }
}
