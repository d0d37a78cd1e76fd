package hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The hub's doors in front of a few handlers that fail in every way; no routes, no broker. */
@SpringBootConfiguration
@Profile(WebSlice.PROFILE)
@EnableAutoConfiguration(exclude = {ArtemisAutoConfiguration.class, QuartzAutoConfiguration.class})
@ComponentScan(basePackages = "hub.security")
@Import({
    FieldProblems.class,
    ProblemAnswers.class,
    ProblemRefusals.class,
    ErrorPages.class,
    ScopeGuard.class,
    BodyFilters.class,
    KeysApi.class,
    AuditApi.class,
    WebSlice.Handlers.class
})
class WebSlice {

    /** Keeps this slice out of tests that start the whole hub. */
    static final String PROFILE = "web-slice";

    @Bean
    Clock hubClock() {
        return Clock.systemUTC();
    }

    record Order(int quantity) {}

    @RestController
    @Profile(PROFILE)
    static class Handlers {

        @RequestMapping(
                path = "/webhooks/{connector}/{account}",
                method = {RequestMethod.GET, RequestMethod.POST})
        Map<String, Object> webhook(HttpServletRequest request) {
            byte[] body = RawBody.of(request);
            return Map.of(
                    "bytes", body.length,
                    "hex", java.util.HexFormat.of().formatHex(body, 0, Math.min(body.length, 64)),
                    "contentType", String.valueOf(RawBody.contentType(request)),
                    "query", String.valueOf(request.getParameter("q")));
        }

        @GetMapping("/api/v1/orders/{id}")
        Map<String, String> order() {
            return Map.of("id", "1");
        }

        @PostMapping("/api/v1/orders/{id}/notes")
        Order note(@RequestBody Order body) {
            return body;
        }

        @GetMapping("/api/v1/stock")
        String databaseAway() {
            throw new DataAccessResourceFailureException("connection refused");
        }

        @GetMapping("/api/v1/rates")
        String fails() {
            throw new IllegalStateException("card 4111 1111 1111 1111");
        }

        @GetMapping("/api/v1/secret-of-nobody")
        String unlisted() {
            return "closed";
        }
    }
}
