package hub.it;

import static hub.it.RunningHub.await;
import static hub.it.RunningHub.send;
import static hub.it.RunningHub.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Without a broker nobody waits: every sender hears 503 in time, and nothing that was taken is lost. */
class BrokerAwayIT {

    private static final Duration IN_TIME = Duration.ofSeconds(3);

    @Test
    void a_stopped_broker_is_503_until_it_runs_again() throws Exception {
        try (RunningHub hub = RunningHub.start()) {
            SignedCalls calls = new SignedCalls(hub);
            calls.shopifyAccount("shop");
            String before = SignedCalls.taken(calls.shopify("shop", "products/create", body(1)));
            assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            hub.bean(EmbeddedActiveMQ.class).stop();

            for (int i = 0; i < 5; i++) {
                refused(calls, 10 + i);
            }
            assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(hub.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(hub.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(hub.get("/api/v1/orders").statusCode()).isEqualTo(200);

            hub.bean(EmbeddedActiveMQ.class).start();

            HttpResponse<String> taken = await("the broker takes messages again")
                    .until(
                            () -> send(calls.shopify("shop", "products/create", body(2))),
                            answer -> answer.statusCode() == 202);
            assertThat(calls.ended(tree(taken).path("messageId").asText())
                            .path("state")
                            .asText())
                    .isEqualTo("processed");
            assertThat(calls.ended(before).path("state").asText()).isEqualTo("processed");
            await("ready again")
                    .until(() -> hub.get("/actuator/health/readiness").statusCode() == 200);
        }
    }

    @Test
    void a_full_disk_is_503_and_a_dropped_file_stays() throws IOException {
        Path dropped = Files.createTempDirectory("dropped");
        try (RunningHub hub = RunningHub.start(
                "hub.broker.min-free-disk=1000TB",
                "hub.import-folder=" + dropped,
                "hub.files.calm=300",
                "hub.files.look-every=200")) {
            SignedCalls calls = new SignedCalls(hub);
            calls.shopifyAccount("shop");

            refused(calls, 1);

            assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            String rows = "sku,quantity\nFULL-1,1\n";
            HttpResponse<String> upload = hub.post("/api/v1/imports?format=csv&mapping=stock-count", rows);
            assertThat(upload.statusCode()).as(upload.body()).isEqualTo(503);
            assertThat(tree(upload).path("code").asText()).isEqualTo("storage_unavailable");
            assertThat(upload.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            Path file = Files.createDirectories(dropped.resolve("stock-count")).resolve("count.csv");
            Files.writeString(file, rows);
            await("told by the health")
                    .until(() -> hub.get("/actuator/health").body().contains("storage_unavailable"));
            assertThat(file).exists();
            assertThat(hub.json("/api/v1/imports").path("items")).isEmpty();
        }
    }

    @Test
    void a_full_queue_is_503_and_what_was_taken_is_worked_off_later() throws Exception {
        try (RunningHub hub = RunningHub.start("hub.broker.max-queue=4MB")) {
            SignedCalls calls = new SignedCalls(hub);
            calls.shopifyAccount("shop");
            CamelContext camel = hub.bean(CamelContext.class);
            camel.getRouteController().stopRoute("orders-from-intake");
            List<String> taken = new ArrayList<>();

            HttpResponse<String> refusal = fill(calls, taken);

            assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(503);
            assertThat(tree(refusal).path("code").asText()).isEqualTo("broker_unavailable");
            refused(calls, 5000);
            camel.getRouteController().startRoute("orders-from-intake");
            for (String message : taken) {
                assertThat(calls.ended(message).path("state").asText()).isEqualTo("processed");
            }
            await("room again")
                    .until(() -> send(calls.shopify("shop", "products/create", body(6000)))
                                    .statusCode()
                            == 202);
        }
    }

    private static HttpResponse<String> fill(SignedCalls calls, List<String> taken) {
        String filling = "x".repeat(90_000);
        for (int i = 0; i < 200; i++) {
            long asked = System.nanoTime();
            HttpResponse<String> answer = send(calls.shopify(
                    "shop", "products/create", ("{\"id\":" + i + ",\"t\":\"" + filling + "\"}").getBytes(UTF_8)));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(IN_TIME);
            if (answer.statusCode() != 202) {
                return answer;
            }
            taken.add(tree(answer).path("messageId").asText());
        }
        throw new AssertionError("18 MB fitted into a queue of 4 MB");
    }

    private static void refused(SignedCalls calls, int id) {
        long asked = System.nanoTime();
        HttpResponse<String> answer = send(calls.shopify("shop", "products/create", body(id)));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(IN_TIME);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(tree(answer).path("code").asText()).isEqualTo("broker_unavailable");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    private static byte[] body(int id) {
        return ("{\"id\":" + id + "}").getBytes(UTF_8);
    }
}
