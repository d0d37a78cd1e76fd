package drills;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> !process.isAlive() || healthy());
        if (!process.isAlive()) {
            throw new IllegalStateException("the hub did not start: " + tail());
        }
        return this;
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
