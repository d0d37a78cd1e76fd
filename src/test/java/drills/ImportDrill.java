package drills;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Brings one big file into a hub of little memory, kills it at the seam after a chunk's commit, and asks whether every row
 * was taken once. Rows are receipts, so that one taken twice shows.
 */
public final class ImportDrill {

    private static final int SKUS = 1000;
    private static final String FIRST_CHUNKS = "3";

    private final Path home;
    private final int rows;
    private final String heap;
    private final int kills;

    /** @param heap as the JVM wants it: {@code 256m} */
    public ImportDrill(Path home, int rows, String heap, int kills) {
        this.home = home;
        this.rows = rows;
        this.heap = heap;
        this.kills = kills;
    }

    /**
     * @param read rows the import says it read
     * @param received what lies there in the end, over all SKUs
     * @param goneOn how far the import was at every start after a kill
     * @param rowsPerSecond of the time from start to end, restarts included
     * @param heapMost the most that was seen used, garbage included, in MiB
     * @param liveEarly what was in use after a collection when the last life of the hub began its work, in MiB
     * @param liveLate the same after the last row
     */
    public record Verdict(
            String state,
            long read,
            long failed,
            String received,
            String goneOn,
            long rowsPerSecond,
            long heapMost,
            long liveEarly,
            long liveLate) {}

    public Verdict run() throws IOException {
        Path file = file();
        try (HubProcess hub = new HubProcess(home, Map.of())) {
            start(hub, kills > 0);
            String id = upload(hub, file);
            Instant began = Instant.now();
            StringBuilder goneOn = new StringBuilder();
            for (int kill = 1; kill <= kills; kill++) {
                hub.awaitEnd(Duration.ofMinutes(5));
                start(hub, kill < kills);
                goneOn.append(json(hub, "/api/v1/imports/" + id)
                                .path("rows")
                                .path("read")
                                .asText())
                        .append(' ');
            }
            int begun = rows / 20;
            Awaitility.await("the first rows of " + id)
                    .atMost(Duration.ofHours(1))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> json(hub, "/api/v1/imports/" + id)
                                    .path("rows")
                                    .path("read")
                                    .asInt()
                            >= begun);
            long liveEarly = hub.liveHeap();
            long[] most = new long[] {liveEarly};
            JsonNode done = Awaitility.await("import " + id)
                    .atMost(Duration.ofHours(4))
                    .pollInterval(Duration.ofMillis(500))
                    // A hub that works on a busy machine may be late with an answer.
                    .ignoreExceptions()
                    .until(
                            () -> {
                                most[0] = Math.max(most[0], hub.heapUsed());
                                return json(hub, "/api/v1/imports/" + id);
                            },
                            one -> one.has("finishedAt"));
            long seconds = Math.max(1, Duration.between(began, Instant.now()).toSeconds());
            return new Verdict(
                    done.path("state").asText(),
                    done.path("rows").path("read").asLong(),
                    done.path("rows").path("failed").asLong(),
                    received(hub),
                    goneOn.toString().strip(),
                    rows / seconds,
                    most[0],
                    liveEarly,
                    hub.liveHeap());
        }
    }

    /** Every row receives one piece, every thousandth says nothing that can be read. */
    private Path file() throws IOException {
        Path file = home.resolve("receipts.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sku,quantity,reason\n");
            for (int row = 0; row < rows; row++) {
                String quantity = row % 1000 == 500 ? "one" : "1";
                out.write("SKU-" + row % SKUS + "," + quantity + ",receipt\n");
            }
        }
        return file;
    }

    private void start(HubProcess hub, boolean toBeKilled) throws IOException {
        Map<String, String> halt = toBeKilled
                ? Map.of("HUB_DRILL_HALT_AT", "import-chunk", "HUB_DRILL_HALT_AFTER", FIRST_CHUNKS)
                : Map.of();
        hub.start(halt, "-Xmx" + heap);
        hub.awaitUp();
    }

    private static String upload(HubProcess hub, Path file) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(hub.url("/api/v1/imports?format=csv&mapping=stock-adjustment")))
                .timeout(Duration.ofMinutes(10))
                .header("X-API-Key", HubProcess.ADMIN_KEY)
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("upload: " + answer.statusCode() + " " + answer.body());
            }
            return Json.MAPPER.readTree(answer.body()).path("id").asText();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String received(HubProcess hub) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode level : json(hub, "/api/v1/exports/stock")) {
            sum = sum.add(level.path("onHand").decimalValue());
        }
        return sum.toPlainString();
    }

    private static JsonNode json(HubProcess hub, String path) {
        try {
            return Json.MAPPER.readTree(hub.get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
