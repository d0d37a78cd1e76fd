package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts in processes of their own, on a PostgreSQL and an Artemis that belong to nobody of them. */
class PartsIT {

    private static final String MASTER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    private Path folder;

    @Test
    void each_part_does_its_own_and_needs_only_what_it_needs() throws Exception {
        String url = "tcp://localhost:" + freePort();
        EmbeddedActiveMQ broker = broker(url);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                RunningHub console = part("console", url, postgres);
                RunningHub intake = part("intake", url, postgres)) {
            new SignedCalls(console).shopifyAccount("shop");
            SignedCalls calls = new SignedCalls(intake);
            HttpResponse<String> first = await("the intake knows the account")
                    .until(() -> send(calls.shopify("shop", "customers/redact", body(1))), PartsIT::isTaken);
            String message = tree(first).path("messageId").asText();

            assertElsewhere(intake.get("/api/v1/orders"), "console");
            assertElsewhere(intake.get("/openapi.json"), "console");
            assertElsewhere(send(new SignedCalls(console).shopify("shop", "customers/redact", body(1))), "intake");
            assertThat(running(intake)).allMatch(from -> from.matches("(direct|kamelet|rest):.*"));
            assertThat(running(console)).allMatch(from -> from.matches("(direct|kamelet|rest):.*"));
            assertThat(console.get("/api/v1/messages/" + message).statusCode()).isEqualTo(404);

            try (RunningHub worker = part("worker", url, postgres)) {
                JsonNode ended = await("the worker has worked it off")
                        .until(() -> console.get("/api/v1/messages/" + message), found -> found.statusCode() == 200)
                        .body()
                        .transform(PartsIT::json);
                assertThat(ended.path("state").asText()).isEqualTo("kept");
                assertElsewhere(worker.get("/api/v1/orders"), "console");
                assertThat(running(worker)).contains("jms-worker:queue:intake", "timer:outbox-to-feed");
                await("the worker's figures")
                        .untilAsserted(() -> assertThat(
                                        worker.get("/actuator/prometheus").body())
                                .contains("hub_queue_depth{queue=\"intake\"} 0.0", "hub_lag_seconds{account=\"shop\""));
                ready(worker, 200);
                ready(intake, 200);
                ready(console, 200);

                broker.stop();

                await("the intake is not ready without a broker").untilAsserted(() -> ready(intake, 503));
                ready(worker, 503);
                ready(console, 200);
                assertThat(send(calls.shopify("shop", "customers/redact", body(2)))
                                .statusCode())
                        .isEqualTo(503);
                broker.start();
                await("and ready again").untilAsserted(() -> ready(intake, 200));

                postgres.close();

                await("the console is not ready without a database").untilAsserted(() -> ready(console, 503));
                ready(worker, 503);
                ready(intake, 200);
                assertThat(isTaken(send(calls.shopify("shop", "customers/redact", body(3)))))
                        .isTrue();
                assertThat(intake.get("/actuator/health").statusCode()).isEqualTo(503);
                for (RunningHub hub : List.of(intake, worker, console)) {
                    assertThat(open(hub, "/actuator/health/liveness").statusCode())
                            .isEqualTo(200);
                }
            }
        } finally {
            broker.stop();
        }
    }

    private RunningHub part(String part, String url, EmbeddedPostgres postgres) {
        return RunningHub.start(
                folder.resolve(part),
                "hub.parts=" + part,
                // Camel keeps servlets by name in the JVM, and here three hubs share one.
                "camel.servlet.mapping.servlet-name=CamelServlet-" + part,
                "hub.artemis-url=" + url,
                "hub.db-url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "hub.db-user=postgres",
                "hub.db-password=postgres",
                "hub.master-key=" + MASTER_KEY,
                "hub.accounts.refresh=PT0.2S",
                "hub.figures.lag=PT0.5S");
    }

    private EmbeddedActiveMQ broker(String url) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .addAcceptorConfiguration("outside", url);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        Files.createDirectories(folder);
        return broker.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where the started flows begin. */
    private static List<String> running(RunningHub hub) {
        CamelContext camel = hub.bean(CamelContext.class);
        return camel.getRoutes().stream()
                .filter(route -> camel.getRouteController().getRouteStatus(route.getRouteId()) == ServiceStatus.Started)
                .map(Route::getEndpoint)
                .map(from -> from.getEndpointUri().replaceAll("://", ":").replaceAll("\\?.*", ""))
                .toList();
    }

    private static void ready(RunningHub hub, int status) {
        assertThat(open(hub, "/actuator/health/readiness").statusCode()).isEqualTo(status);
    }

    private static void assertElsewhere(HttpResponse<String> answer, String part) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(tree(answer).path("code").asText()).isEqualTo("part_elsewhere");
        assertThat(tree(answer).path("detail").asText()).contains(part);
    }

    private static HttpResponse<String> open(RunningHub hub, String path) {
        return send(HttpRequest.newBuilder(URI.create(hub.url(path))).GET());
    }

    private static boolean isTaken(HttpResponse<String> answer) {
        return answer.statusCode() == 202;
    }

    private static JsonNode json(String body) {
        try {
            return hub.json.Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] body(int id) {
        return ("{\"id\":" + id + "}").getBytes(UTF_8);
    }
}
