package hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.problem.ProblemCode;
import hub.security.ApiScopes;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@ActiveProfiles(WebSlice.PROFILE)
@SpringBootTest(
        classes = WebSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=none",
            "hub.admin-key=" + WebDoorsTest.ADMIN,
            "hub.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "hub.max-body=1MB",
            "hub.bytes-in-flight=1500KB",
            "spring.datasource.url=jdbc:h2:mem:doors;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "management.endpoints.web.exposure.include=health,prometheus,hawtio,jolokia",
            "camel.main.name=hub",
            "hawtio.authenticationEnabled=false",
            "springdoc.api-docs.path=/openapi.json",
            "logging.structured.format.console=ecs",
            "logging.structured.json.customizer=hub.security.ScrubbedLogs"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebDoorsTest {

    static final String ADMIN = "cd_admin_0123456789";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orders/1",
                "/api/v1/keys",
                "/api/v1/audit",
                "/actuator/prometheus",
                "/camel/x",
                "/x",
                "/"
            })
    void without_a_key_nothing_but_the_open_doors_answers(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertProblem(answer, 401, "key_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/webhooks/shopify/acme", "/openapi.json"})
    void the_open_doors_need_no_key(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path, "X-API-Key", "wrong").statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_does_what_its_scopes_say_until_it_is_revoked() throws Exception {
        JsonNode created = Json.MAPPER.readTree(
                post("/api/v1/keys", "{\"name\":\"viewer\",\"role\":\"viewer\"}", "X-API-Key", ADMIN)
                        .body());
        String key = created.get("text").textValue();
        String id = created.get("key").get("id").textValue();

        assertThat(get("/api/v1/orders/1", "X-API-Key", key).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/orders/1", "Authorization", "Bearer " + key).statusCode())
                .isEqualTo(200);
        assertProblem(post("/api/v1/orders/1/notes", "{\"quantity\":1}", "X-API-Key", key), 403, "forbidden");
        assertProblem(get("/api/v1/keys", "X-API-Key", key), 403, "forbidden");
        assertProblem(get("/actuator/prometheus", "X-API-Key", key), 403, "forbidden");
        assertThat(get("/api/v1/keys", "X-API-Key", ADMIN).body()).contains(id).doesNotContain(key);
        assertThat(get("/api/v1/audit?object=key:" + id, "X-API-Key", ADMIN).body())
                .contains("key.create", "admin", "127.0.0.1");

        delete("/api/v1/keys/" + id);

        assertProblem(get("/api/v1/orders/1", "X-API-Key", key), 401, "key_invalid");
        assertThat(get("/api/v1/audit/check", "X-API-Key", ADMIN).body()).contains("\"faults\":[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name",
                "{\"name\":\"a\"} | /scopes",
                "{\"name\":\"a\",\"role\":\"king\"} | /role",
                "{\"name\":\"a\",\"scopes\":[\"orders:eat\"]} | /scopes",
                "{\"name\":\"a\",\"role\":\"till\",\"expiresAt\":\"2001-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\":\"a\",\"expiresAt\":\"soon\"} | /expiresAt"
            })
    void a_wrong_key_request_is_refused_with_its_paths(String body, String path) throws Exception {
        JsonNode problem = assertProblem(post("/api/v1/keys", body, "X-API-Key", ADMIN), 422, "schema_invalid");

        assertThat(problem.get("errors").findValuesAsText("path")).contains(path);
    }

    @Test
    void nobody_hands_on_more_than_it_holds() throws Exception {
        String granter = Json.MAPPER
                .readTree(post("/api/v1/keys", "{\"name\":\"g\",\"scopes\":[\"keys:write\"]}", "X-API-Key", ADMIN)
                        .body())
                .get("text")
                .textValue();

        assertProblem(
                post("/api/v1/keys", "{\"name\":\"g\",\"role\":\"admin\"}", "X-API-Key", granter), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/unknown, 404, not_found",
        "/x, 404, not_found",
        "/api/v1/secret-of-nobody, 403, forbidden",
        "/api/v1/stock, 503, database_unavailable",
        "/api/v1/rates, 500, internal_error",
        "/api/v1/audit?limit=0, 422, schema_invalid",
        "/api/v1/audit?limit=x, 422, schema_invalid",
        "/api/v1/orders/1/notes, 405, method_not_allowed"
    })
    void every_failure_is_a_problem_with_its_code(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path, "X-API-Key", ADMIN);

        assertProblem(answer, status, code);
        if (status == 503)
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void unreadable_and_mistyped_bodies_are_told_apart() throws Exception {
        assertProblem(post("/api/v1/orders/1/notes", "{\"quantity\":", "X-API-Key", ADMIN), 400, "body_unreadable");
        assertProblem(post("/api/v1/orders/1/notes", "", "X-API-Key", ADMIN), 400, "body_unreadable");
        JsonNode problem = assertProblem(
                post("/api/v1/orders/1/notes", "{\"quantity\":\"4111111111111111x\"}", "X-API-Key", ADMIN),
                422,
                "schema_invalid");
        assertThat(problem.at("/errors/0/path").textValue()).isEqualTo("/quantity");
        assertThat(problem.toString()).doesNotContain("4111");
        HttpRequest form = request("/api/v1/orders/1/notes", "X-API-Key", ADMIN)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a"))
                .build();
        assertProblem(http.send(form, BodyHandlers.ofString()), 415, "media_type_unsupported");
    }

    @Test
    void card_data_in_a_failure_reaches_no_log(CapturedOutput output) throws Exception {
        JsonNode problem =
                assertProblem(get("/api/v1/rates?note=4111111111111111", "X-API-Key", ADMIN), 500, "internal_error");

        assertThat(problem.toString()).doesNotContain("4111").doesNotContain("Exception");
        assertThat(output.getOut())
                .contains("IllegalStateException", "***removed***")
                .doesNotContain("4111 1111");
    }

    @Test
    void a_webhook_body_arrives_byte_by_byte_whatever_it_claims_to_be() throws Exception {
        byte[] body = {'a', '=', (byte) 0xFF, '&', 0, '+'};
        for (String type : new String[] {"application/x-www-form-urlencoded", "application/json", "nonsense"}) {
            HttpRequest request = request("/webhooks/shopify/acme?q=1")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            JsonNode seen = Json.MAPPER.readTree(
                    http.send(request, BodyHandlers.ofString()).body());
            assertThat(seen.get("hex").textValue()).isEqualTo("613dff26002b");
            assertThat(seen.get("contentType").textValue()).isEqualTo(type);
            assertThat(seen.get("query").textValue()).isEqualTo("1");
        }
    }

    @Test
    void a_body_over_the_limit_is_413_announced_or_chunked() throws Exception {
        byte[] large = new byte[1024 * 1024 + 1];
        for (var publisher : new HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(large),
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))
        }) {
            HttpRequest request =
                    request("/webhooks/shopify/acme").POST(publisher).build();
            assertProblem(http.send(request, BodyHandlers.ofString()), 413, "too_large");
        }
    }

    @Test
    void bodies_beyond_the_budget_are_503_and_the_budget_comes_back(@Autowired BytesInFlight inFlight)
            throws Exception {
        assertThat(inFlight.take(1_000_000)).isTrue();
        HttpRequest request = request("/webhooks/shopify/acme")
                .POST(BodyPublishers.ofByteArray(new byte[900_000]))
                .build();

        HttpResponse<String> refused = http.send(request, BodyHandlers.ofString());
        inFlight.giveBack(1_000_000);

        assertProblem(refused, 503, "overloaded");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(inFlight.now()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\\0 HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/v1/%2e%2e/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET //api//v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void what_is_hardly_http_gets_no_stack_trace(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = read(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "at org.", "Tomcat");
        }
    }

    @Test
    void hawtio_and_jolokia_are_for_the_administrator_and_for_reading() throws Exception {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + ADMIN).getBytes(StandardCharsets.UTF_8));
        assertThat(get("/actuator/hawtio/index.html").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/jolokia/version").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/hawtio/index.html", "Authorization", basic).statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/jolokia/read/java.lang:type=Runtime/Uptime", "Authorization", basic)
                        .body())
                .contains("\"status\":200");
        assertThat(get("/actuator/jolokia/exec/java.lang:type=Memory/gc", "Authorization", basic)
                        .body())
                .contains("\"status\":403");
        assertThat(get("/actuator/jolokia/write/java.lang:type=Memory/Verbose/true", "Authorization", basic)
                        .body())
                .contains("\"status\":403");
        HttpRequest foreign = request("/actuator/jolokia", "Authorization", basic)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}"))
                .build();
        assertThat(http.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_is_signed_in_but_the_administrator(@Autowired org.springframework.context.ApplicationContext hub) {
        assertThat(hub.getBeansOfType(org.springframework.security.core.userdetails.UserDetailsService.class))
                .isEmpty();
    }

    @Test
    void prometheus_answers_the_metrics_scope() throws Exception {
        String key = Json.MAPPER
                .readTree(post("/api/v1/keys", "{\"name\":\"m\",\"role\":\"metrics\"}", "X-API-Key", ADMIN)
                        .body())
                .get("text")
                .textValue();

        assertThat(get("/actuator/prometheus", "X-API-Key", key).statusCode()).isNotIn(401, 403);
        assertThat(ApiScopes.all()).contains("metrics:read");
    }

    @Test
    void the_page_of_codes_names_every_code() throws IOException {
        String page = Files.readString(Path.of("docs/errors.md"));
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page).contains("| " + code.status() + " | `" + code.word() + "` |");
        }
    }

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.get("code").textValue()).isEqualTo(code);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").textValue()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path, headers).header("Content-Type", "application/json");
        return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private void delete(String path) throws Exception {
        var answer = http.send(request(path, "X-API-Key", ADMIN).DELETE().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
