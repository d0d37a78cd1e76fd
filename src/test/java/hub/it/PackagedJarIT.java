package hub.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import drills.HubProcess;
import hub.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an operator has it. A start is dear, so that what one leaves behind the next goes on with. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedJarIT {

    private static final byte[] KEY = "the key of this packaged-jar IT!".getBytes(UTF_8);
    private static final String MASTER = Base64.getEncoder().encodeToString(KEY);
    private static final String OTHER =
            Base64.getEncoder().encodeToString("some other key, 32 bytes of text".getBytes(UTF_8));
    private static final Duration ENDS = Duration.ofMinutes(3);

    @TempDir
    private static Path home;

    @TempDir
    private static Path overlay;

    private static HubProcess hub;

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    @Order(1)
    void it_runs_from_an_empty_folder_alone_on_its_data_and_keeps_no_key_there() throws IOException {
        hub = HubProcess.ofTheJar(home, Map.of("HUB_MASTER_KEY", MASTER));
        hub.start(Map.of());
        hub.awaitUp();
        HttpResponse<String> account = hub.post("/api/v1/accounts", """
                {"id":"woo","connector":"woocommerce","settings":{"url":"https://woo.example"},
                 "secrets":{"webhookSecret":"woo-secret-in-clear"}}""");
        assertThat(account.statusCode()).as(account.body()).isEqualTo(201);

        Path elsewhere = Files.createDirectory(home.resolve("second"));
        try (HubProcess second = new HubProcess(elsewhere, Map.of("HUB_MASTER_KEY", MASTER))) {
            second.start(Map.of("HUB_DATA_DIR", hub.data().toString()));
            assertThat(second.awaitEnd(ENDS)).isEqualTo(1);
            assertThat(block(second))
                    .contains("HUB_DATA_DIR: " + hub.data() + " (expected: a folder no other hub is using");
        }

        hub.terminate();
        hub.awaitEnd(ENDS);
        try (Stream<Path> files = Files.walk(hub.data())) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> assertThat(text(file))
                            .as(file.toString())
                            .doesNotContain(MASTER)
                            .doesNotContain(new String(KEY, UTF_8))
                            .doesNotContain("woo-secret-in-clear"));
        }
        assertThat(hub.data().resolve("master.key")).doesNotExist();
    }

    @Test
    @Order(2)
    void an_overlay_adds_and_replaces_connectors_routes_and_mappings() throws IOException {
        Kiosk.layInto(overlay);
        replaced(
                "connectors/woocommerce/connector.yaml",
                "connectors/",
                "answer:\n    status: 202",
                "answer:\n    status: 200");
        replaced("mappings/woocommerce/order.jslt", "src/main/resources/mappings/", "{", "// of the overlay\n{");
        replaced(
                "routes/reads-when-due.yaml",
                "src/main/resources/routes/",
                "      steps:\n        - doTry:",
                "      steps:\n        - log: the replaced flow runs\n        - doTry:");
        Kiosk.write(overlay, "routes/kiosk-greeting.yaml", """
                - route:
                    id: kiosk-greeting
                    description: Greets once.
                    from:
                      uri: timer:kiosk-greeting
                      parameters: { repeatCount: 1 }
                      steps:
                        - log: the added flow runs
                """);

        hub.close();
        hub.start(Map.of("HUB_OVERLAY", overlay.toString()));
        hub.awaitUp();

        assertThat(hub.post("/api/v1/accounts", Kiosk.ACCOUNT).statusCode()).isEqualTo(201);
        HttpResponse<String> sold = RunningHub.send(Kiosk.webhook(hub.url(""), "77"));
        assertThat(sold.statusCode()).as(sold.body()).isEqualTo(202);
        JsonNode order = RunningHub.await("the kiosk's order")
                .until(() -> items("/api/v1/orders?account=corner&externalId=77"), found -> found.size() == 1)
                .path(0);
        assertThat(order.path("channel").asText()).isEqualTo("kiosk");
        assertThat(order.path("number").asText()).isEqualTo("K-77");
        assertThat(order.path("status").asText()).isEqualTo("confirmed");
        assertThat(order.at("/totals/total/amount").asText()).isEqualTo("3.00");
        assertThat(order.at("/lines/0/channelSku").asText()).isEqualTo("COLA");

        // The samples of the overlay hold, or the same source could not be published.
        HttpResponse<String> published = hub.post(
                "/api/v1/mappings/kiosk/order/publications",
                Json.MAPPER
                        .createObjectNode()
                        .put("source", Kiosk.MAPPING)
                        .put("reason", "as it is")
                        .toString());
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);

        JsonNode replaced =
                items("/api/v1/mappings/woocommerce/order/publications").path(0);
        assertThat(replaced.path("origin").asText()).isEqualTo("overlay");
        assertThat(replaced.path("source").asText()).contains("// of the overlay");
        HttpResponse<String> woo = RunningHub.send(woo());
        assertThat(woo.statusCode()).as(woo.body()).isEqualTo(200);
        RunningHub.await("both flows ran")
                .untilAsserted(() -> assertThat(Files.readString(hub.log()))
                        .contains("the replaced flow runs")
                        .contains("the added flow runs"));
        hub.terminate();
        hub.awaitEnd(ENDS);
    }

    @Test
    @Order(3)
    void a_wrong_master_key_stops_the_start_and_says_so() throws IOException {
        hub.close();
        Files.delete(hub.log());
        hub.start(Map.of("HUB_MASTER_KEY", OTHER));

        assertThat(hub.awaitEnd(ENDS)).isEqualTo(1);
        assertThat(block(hub))
                .contains("HUB_MASTER_KEY: does not open this database")
                .doesNotContain("\tat ", OTHER, MASTER);
    }

    @Test
    @Order(4)
    void one_start_names_every_wrong_file_and_opens_nothing() throws IOException {
        Path wrong = Files.createDirectory(home.resolve("wrong"));
        Kiosk.layInto(wrong);
        Kiosk.write(wrong, "mappings/kiosk/order.jslt", "{\n  \"a\": nothing(.a)\n}");
        Files.delete(wrong.resolve("connectors/kiosk/kiosk-get-order.kamelet.yaml"));
        Files.delete(wrong.resolve("connectors/kiosk/samples/order.two-colas.json"));
        Kiosk.write(wrong, "connectors/acme/connector.yaml", "name: acme\ntitel: Acme\n");
        Kiosk.write(wrong, "routes/broken.yaml", "- route: [\n");
        Kiosk.write(wrong, "routes/kiosk-greeting.yaml", """
                - route:
                    id: kiosk-greeting
                    from:
                      uri: timr:kiosk
                      steps:
                        - bean: { ref: nobody }
                        - to: kamelet:nobody
                        - to: kamelet:shopify-get-order?apiVerson=1
                """);
        Path started = Files.createDirectory(home.resolve("never"));

        try (HubProcess never = new HubProcess(started, Map.of("HUB_OVERLAY", wrong.toString()))) {
            never.start(Map.of());
            assertThat(never.awaitEnd(ENDS)).isEqualTo(1);
            assertThat(block(never))
                    .contains(wrong + "/mappings/kiosk/order.jslt:2:8: No such function: 'nothing' (expected: ")
                    .contains(wrong + "/connectors/kiosk/connector.yaml:23: reads.order: kiosk-get-order (expected: ")
                    .contains(wrong + "/connectors/kiosk/samples/order.two-colas.expected.json:1: payload: missing")
                    .contains(wrong + "/connectors/acme/connector.yaml:2: titel: unknown (expected: ")
                    .contains(wrong + "/routes/broken.yaml:")
                    .contains(wrong + "/routes/kiosk-greeting.yaml:2: route.description: missing (expected: ")
                    .contains(wrong + "/routes/kiosk-greeting.yaml:4: uri: timr (expected: ")
                    .contains(wrong + "/routes/kiosk-greeting.yaml:6: ref: nobody (expected: a bean)")
                    .contains(wrong + "/routes/kiosk-greeting.yaml:7: kamelet: nobody (expected: one of ")
                    .contains(wrong + "/routes/kiosk-greeting.yaml:8: apiVerson: unknown (expected: ")
                    .doesNotContain("\tat ");
            assertThat(never.data())
                    .satisfiesAnyOf(
                            data -> assertThat(data).doesNotExist(),
                            data -> assertThat(data).isEmptyDirectory());
        }
    }

    /** What a person reads; the log's lines are for machines. */
    private static String block(HubProcess ended) throws IOException {
        String log = Files.readString(ended.log());
        assertThat(log).contains("Crossdock did not start.");
        return log.substring(log.lastIndexOf("Crossdock did not start."));
    }

    private static JsonNode items(String path) {
        HttpResponse<String> answer = hub.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHub.tree(answer).path("items");
    }

    private static java.net.http.HttpRequest.Builder woo() {
        byte[] body = "{\"id\":1}".getBytes(UTF_8);
        return java.net.http.HttpRequest.newBuilder(java.net.URI.create(hub.url("/webhooks/woocommerce/woo")))
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Source", "https://woo.example/")
                .header("X-WC-Webhook-Topic", "product.created")
                .header("X-WC-Webhook-Signature", SignedCalls.sign("woo-secret-in-clear", body))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static void replaced(String path, String builtIn, String what, String by) throws IOException {
        String source = Files.readString(Path.of(builtIn + path.substring(path.indexOf('/') + 1)));
        int at = source.lastIndexOf(what);
        assertThat(at).as(path).isNotNegative();
        if (path.endsWith(".jslt")) {
            Kiosk.write(overlay, path, "// of the overlay\n" + source);
            return;
        }
        Kiosk.write(overlay, path, source.substring(0, at) + by + source.substring(at + what.length()));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
