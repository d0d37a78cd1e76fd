package drills;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged hub as a process of its own: out of its one jar as an operator would start it, or unpacked beside its libraries. */
public final class HubProcess implements AutoCloseable {

    public static final String ADMIN_KEY = "drill-admin-key-0123456789abcdef";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path home;
    private final List<String> hub;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    public HubProcess(Path home, Map<String, String> environment) throws IOException {
        this(home, environment, Unpacked.command(jar()));
    }

    private HubProcess(Path home, Map<String, String> environment, List<String> hub) throws IOException {
        this.home = home;
        this.hub = hub;
        this.port = freePort();
        this.environment.putAll(environment);
    }

    public static HubProcess ofTheJar(Path home, Map<String, String> environment) throws IOException {
        return new HubProcess(home, environment, List.of("-jar", jar().toString()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar() {
        return Path.of(System.getProperty("crossdock.jar", "target/crossdock.jar"))
                .toAbsolutePath();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    public Path home() {
        return home;
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path log() {
        return home.resolve("hub.log");
    }

    public void start(Map<String, String> extra, String... jvmOptions) throws IOException {
        // Lives of a minute: what the optimising compiler spends at the start it never earns back.
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx768m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmOptions));
        command.addAll(hub);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        builder.environment().put("HUB_PORT", Integer.toString(port));
        builder.environment().put("HUB_DATA_DIR", data().toString());
        builder.environment().put("HUB_ADMIN_KEY", ADMIN_KEY);
        builder.environment().putAll(environment);
        builder.environment().putAll(extra);
        process = builder.start();
    }

    public HubProcess awaitUp() {
        Awaitility.await("the hub is up; its log is " + log())
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> !process.isAlive() || healthy());
        if (!process.isAlive()) {
            throw new IllegalStateException("the hub did not start: " + tail());
        }
        return this;
    }

    /** @return when it answered for the first time, or ended before */
    Instant upOrDead() {
        Awaitility.await("the hub is up or dead; its log is " + log())
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> !process.isAlive() || healthy());
        return Instant.now();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(20));
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    public int awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the hub still runs after " + atMost);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is in use after a collection, in MiB: with garbage nobody could tell whether it grows. */
    long liveHeap() throws IOException {
        Process collect = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!collect.waitFor(2, TimeUnit.MINUTES) || collect.exitValue() != 0) {
                throw new IllegalStateException("jcmd GC.run: failed (expected: 0)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return heapUsed();
    }

    /** Garbage included, in MiB. */
    long heapUsed() {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(bytes -> new BigDecimal(bytes).longValue() >> 20)
                .sum();
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", ADMIN_KEY);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean healthy() {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    public String tail() {
        try {
            String log = Files.readString(log());
            return log.substring(Math.max(0, log.length() - 4000));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
