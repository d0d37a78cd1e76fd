package hub.api;

import hub.json.Json;
import hub.problem.Problem;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Controllers behind MockMvc, with the hub's JSON; a {@link Problem} is shown by its status, code and errors. */
final class ApiDoor {

    private ApiDoor() {}

    static MockMvc of(Object... controllers) {
        return MockMvcBuilders.standaloneSetup(controllers)
                .setMessageConverters(new MappingJackson2HttpMessageConverter(Json.MAPPER))
                .setControllerAdvice(new ShowProblems())
                .build();
    }

    @TestComponent
    @RestControllerAdvice
    static class ShowProblems {

        @ExceptionHandler
        ResponseEntity<Map<String, Object>> show(Problem problem) {
            return ResponseEntity.status(problem.status())
                    .body(Map.of("code", problem.code(), "detail", problem.detail(), "errors", problem.errors()));
        }
    }
}
