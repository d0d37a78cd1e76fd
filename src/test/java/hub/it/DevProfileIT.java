package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Profile {@code dev}: an edit is in force without a rebuild, a wrong one changes nothing. */
@ExtendWith(OutputCaptureExtension.class)
class DevProfileIT {

    private static final String ROUTE = """
            - route:
                id: kiosk-greeting
                description: Greets.
                from:
                  uri: direct:kiosk-greeting
                  steps:
                    - setBody:
                        constant: %s
                    - to: kamelet:kiosk-greet/kiosk-greet
            """;
    private static final String KAMELET = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: kiosk-greet
            spec:
              definition:
                title: Kiosk Greet
                description: Greets.
                type: object
                properties: {}
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setBody:
                        simple: "${body} %s"
            """;

    @TempDir
    private static Path overlay;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws IOException {
        Kiosk.layInto(overlay);
        route("hello");
        kamelet("kiosk");
        hub = RunningHub.start("spring.profiles.active=dev", "hub.overlay=" + overlay);
        assertThat(hub.post("/api/v1/accounts", Kiosk.ACCOUNT).statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void an_edited_flow_or_kamelet_is_in_force_and_a_wrong_one_is_told_and_changes_nothing(CapturedOutput log)
            throws IOException {
        assertThat(greeting()).isEqualTo("hello kiosk");

        route("welcome");
        await("the edited flow").until(() -> greeting().equals("welcome kiosk"));
        kamelet("corner");
        await("the edited kamelet").until(() -> greeting().equals("welcome corner"));

        route("never\n        - setBdy: {}");
        await("the wrong edit is told").until(() -> log.getAll().contains("kiosk-greeting.yaml:9: setBdy: unknown"));
        assertThat(greeting()).isEqualTo("welcome corner");

        // Nothing is wrong with this file, but two flows cannot listen at one place.
        Kiosk.write(
                overlay,
                "routes/kiosk-twice.yaml",
                ROUTE.formatted("x").replace("id: kiosk-greeting", "id: kiosk-twice"));
        route("good morning");
        await("what Camel refuses is told").until(() -> log.getAll().contains("flows stay as they are: ["));
        await("the flows run as before").until(() -> greeting().equals("welcome corner"));

        Files.delete(overlay.resolve("routes/kiosk-twice.yaml"));
        route("good day\n        - wireTap: {uri: direct:nobody}");
        await("a flow that leads nowhere is told")
                .until(() -> log.getAll().contains("kiosk-greeting: uri: direct:nobody (expected: one of ["));
        await("the flows run as before").until(() -> greeting().equals("welcome corner"));

        route("good morning");
        await("the mended edit").until(() -> greeting().equals("good morning corner"));

        Files.delete(overlay.resolve("routes/kiosk-greeting.yaml"));
        await("a flow without its file is gone")
                .until(() -> hub.bean(CamelContext.class).getRoute("kiosk-greeting") == null);
        assertThat(hub.bean(CamelContext.class).getRoute("reads-when-due")).isNotNull();
    }

    @Test
    void an_edited_mapping_is_the_next_publication_and_reads_the_next_message(CapturedOutput log) throws IOException {
        assertThat(RunningHub.send(Kiosk.webhook(hub.url(""), "1")).statusCode())
                .isEqualTo(202);
        assertThat(hub.order("corner", "1").path("number").asText()).isEqualTo("K-1");
        JsonNode before = newest();

        Kiosk.write(overlay, "mappings/kiosk/order.jslt", Kiosk.MAPPING.replace("\"K-\"", "\"KIOSK-\""));
        JsonNode after = await("the edit is a publication")
                .until(DevProfileIT::newest, found -> !found.path("hash").equals(before.path("hash")));
        assertThat(after.path("number").asLong())
                .isGreaterThan(before.path("number").asLong());
        assertThat(after.path("origin").asText()).isEqualTo("overlay");
        assertThat(after.path("source").asText()).contains("KIOSK-");
        await("the edit is in force").untilAsserted(() -> {
            String receipt = "2-" + System.nanoTime();
            RunningHub.send(Kiosk.webhook(hub.url(""), receipt));
            assertThat(hub.order("corner", receipt).path("number").asText()).isEqualTo("KIOSK-" + receipt);
        });

        Kiosk.write(overlay, "mappings/kiosk/order.jslt", "{\n  \"a\": nothing(.a)\n}");
        await("the wrong edit is told").until(() -> log.getAll().contains("order.jslt:2:8: No such function"));
        RunningHub.send(Kiosk.webhook(hub.url(""), "3"));
        assertThat(hub.order("corner", "3").path("number").asText()).isEqualTo("KIOSK-3");
    }

    private static JsonNode newest() {
        return hub.json("/api/v1/mappings/kiosk/order/publications?limit=1")
                .path("items")
                .path(0);
    }

    private static String greeting() {
        CamelContext camel = hub.bean(CamelContext.class);
        if (camel.getRoute("kiosk-greeting") == null) {
            return "no flow";
        }
        try {
            return camel.createProducerTemplate().requestBody("direct:kiosk-greeting", null, String.class);
        } catch (RuntimeException meanwhileReplaced) {
            return meanwhileReplaced.toString();
        }
    }

    private static void route(String word) throws IOException {
        Kiosk.write(overlay, "routes/kiosk-greeting.yaml", ROUTE.formatted(word));
    }

    private static void kamelet(String word) throws IOException {
        Kiosk.write(overlay, "connectors/kiosk/kiosk-greet.kamelet.yaml", KAMELET.formatted(word));
    }
}
